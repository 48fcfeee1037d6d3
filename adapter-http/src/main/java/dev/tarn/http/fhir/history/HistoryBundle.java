package dev.tarn.http.fhir.history;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.header.VersionTag;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.PageBundle;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Versions of resources as a Bundle of the type {@code history}. */
final class HistoryBundle {

    private HistoryBundle() {}

    /** {@return the Bundle} {@code path} is that of the history, below the endpoint: {@code Patient/_history}. */
    static AnswerBytes of(ResourceHistory history, Endpoint endpoint, String path, Query query) {
        String here = endpoint.base() + path;
        return new PageBundle(
                        "history",
                        OptionalLong.of(history.total()),
                        Optional.of(here + query),
                        history.next().map(token -> here + query.at(token)))
                .of(history.entries(), (entry, out) -> write(entry, endpoint, out));
    }

    private static void write(HistoryEntry entry, Endpoint endpoint, AnswerWriter out) {
        switch (entry.change()) {
            case WRITE -> {
                WrittenResource written = (WrittenResource) entry;
                StoredResource resource = written.resource();
                out.text("fullUrl", endpoint.url(resource.address()));
                out.raw("resource", resource.json());
                request("PUT", resource.address(), out);
                response(written.created() ? "201" : "200", resource.version(), resource.lastUpdated(), out);
            }
            case DELETE -> {
                DeletedResource deletion = (DeletedResource) entry;
                out.text("fullUrl", endpoint.url(deletion.address()));
                request("DELETE", deletion.address(), out);
                response("204", deletion.version(), deletion.lastUpdated(), out);
            }
        }
    }

    private static void request(String method, ResourceAddress address, AnswerWriter out) {
        out.object("request", request -> {
            request.text("method", method);
            request.text("url", address);
        });
    }

    private static void response(String status, VersionId version, Instant lastUpdated, AnswerWriter out) {
        out.object("response", response -> {
            response.text("status", status);
            response.text("etag", VersionTag.of(version));
            response.text("lastModified", FhirTime.of(lastUpdated));
        });
    }
}
