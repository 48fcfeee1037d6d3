package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.HistoryEntry;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import dev.tarn.ports.fhir.WrittenResource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code GET Type/id/_history}, {@code GET Type/_history} and {@code GET _history}, and their answers ({@code data-plane.md} 3.2). */
final class HistoryCall {

    /** The most that HealthLake takes as {@code _count} ({@code data-plane.md} 3.3). */
    private static final int MOST = 100;

    /** FHIR's years have four digits; no version is older or newer than these. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private HistoryCall() {}

    static EndpointRequest of(HistoryRequest request) {
        return call(
                Headers.path(request.address()) + "/_history",
                request.pageSize(),
                request.since(),
                request.at(),
                request.pageToken());
    }

    static EndpointRequest of(SystemHistoryRequest request) {
        return call(
                request.type().map(type -> type + "/").orElse("") + "_history",
                request.pageSize(),
                request.since(),
                request.at(),
                request.pageToken());
    }

    private static EndpointRequest call(
            String path, PageSize size, Optional<Instant> since, Optional<Instant> at, Optional<PageToken> page) {
        int count = Math.min(MOST, size.value());
        List<QueryParameter> query = new ArrayList<>(List.of(new QueryParameter("_count", String.valueOf(count))));
        since.ifPresent(time -> query.add(new QueryParameter("_since", instant(time))));
        at.ifPresent(time -> query.add(new QueryParameter("_at", instant(time))));
        page.ifPresent(token -> query.add(new QueryParameter("page", token.value())));
        return EndpointRequest.get(Headers.path(path, query));
    }

    /**
     * {@return the page that the answer is}
     *
     * @throws IOException if the body is not a history
     */
    static ResourceHistory read(byte[] body) throws IOException {
        AnsweredBundle bundle = AnsweredBundle.read(body);
        List<HistoryEntry> entries = new ArrayList<>(bundle.entries().size());
        for (AnsweredBundle.Entry entry : bundle.entries()) {
            entries.add(entry(entry));
        }
        return new ResourceHistory(bundle.total().orElse(entries.size()), entries, bundle.nextPage());
    }

    /** FHIR requires {@code request} in each entry of a history; its URL names the resource of a deletion. */
    private static HistoryEntry entry(AnsweredBundle.Entry entry) throws IOException {
        if (entry.resource().isPresent()) {
            boolean created = entry.text("response.status")
                    .map(status -> status.startsWith("201"))
                    .orElseGet(() -> entry.text("request.method").equals(Optional.of("POST")));
            return new WrittenResource(Stored.read(entry.resource().get()), created);
        }
        return deletion(entry, Reference.resource(entry.required("request.url")));
    }

    /** {@return the deletion that an entry tells of, be it of a history or of a transaction} */
    static DeletedResource deletion(AnsweredBundle.Entry entry, ResourceAddress address) throws IOException {
        VersionId version = Headers.version(entry.text("response.etag"))
                .orElseThrow(() -> new IOException("an entry has no version in response.etag"));
        return new DeletedResource(address, version, Stored.time(entry.required("response.lastModified")));
    }

    private static String instant(Instant time) {
        return (time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time).toString();
    }
}
