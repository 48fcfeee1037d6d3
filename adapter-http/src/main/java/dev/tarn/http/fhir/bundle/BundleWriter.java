package dev.tarn.http.fhir.bundle;

import dev.tarn.domain.fhir.VersionId;
import dev.tarn.http.connection.AnswerBudget;
import dev.tarn.http.fhir.header.FhirTime;
import dev.tarn.http.fhir.header.Prefer;
import dev.tarn.http.fhir.header.VersionTag;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.Instant;
import java.util.List;

/**
 * The bundle that answers a bundle: an entry for each, in their order ({@code data-plane.md} 3.5). What was read is
 * shown; what was written only to who prefers that.
 */
final class BundleWriter {

    private final Endpoint endpoint;
    private final Prefer.Return preferred;
    private final AnswerBudget budget;

    BundleWriter(FhirCall call) {
        this.endpoint = call.endpoint();
        this.preferred = call.prefer().body();
        this.budget = call.budget();
    }

    /** Executes an entry. */
    interface Performer {
        /** {@return what became of it; for what it shows, room in the answer is reserved} */
        EntryOutcome perform(RequestEntry entry);
    }

    AnswerBytes write(BundleType type, List<RequestEntry> entries, Performer performer) {
        return AnswerWriter.parts(out -> {
            out.text("resourceType", "Bundle");
            out.text("type", type.answer());
            if (!entries.isEmpty()) {
                out.objects("entry", entries, entry -> write(performer.perform(entry), out));
            }
        });
    }

    private void write(EntryOutcome outcome, AnswerWriter out) {
        switch (outcome.kind()) {
            case DONE -> write(((EntryOutcome.Done) outcome).answer(), out);
            case UNCHANGED -> {
                StoredResource resource =
                        ((EntryOutcome.Unchanged) outcome).shown().resource();
                out.object(
                        "response", response -> version("304", resource.version(), resource.lastUpdated(), response));
            }
            case LISTED -> {
                out.raw("resource", ((EntryOutcome.Listed) outcome).bundle());
                out.object("response", response -> response.text("status", "200"));
            }
            case FAILED -> {
                FhirFailure failure = ((EntryOutcome.Failed) outcome).failure();
                out.object("response", response -> {
                    response.text("status", failure.status());
                    response.object("outcome", inner -> Outcomes.write(failure, inner));
                });
            }
        }
    }

    private void write(EntryAnswer answer, AnswerWriter out) {
        switch (answer.kind()) {
            case SHOWN -> shown(((EntryAnswer.Shown) answer).resource(), out);
            case WRITTEN -> written((WrittenResource) answer, out);
            case DELETED -> deleted((DeletedResource) answer, out);
        }
    }

    private void shown(StoredResource resource, AnswerWriter out) {
        show(resource, out);
        out.object("response", response -> version("200", resource.version(), resource.lastUpdated(), response));
    }

    private void written(WrittenResource written, AnswerWriter out) {
        StoredResource resource = written.resource();
        // A completed write cannot be refused: if the budget has no room for the resource, the answer omits it.
        if (preferred == Prefer.Return.REPRESENTATION
                && resource.json().length() > 0
                && budget.tryReserve(resource.json().length())) {
            show(resource, out);
        }
        out.object("response", response -> {
            version(written.created() ? "201" : "200", resource.version(), resource.lastUpdated(), response);
            response.text("location", resource.address() + "/_history/" + resource.version());
            done(response);
        });
    }

    private void deleted(DeletedResource deletion, AnswerWriter out) {
        out.object("response", response -> {
            version("204", deletion.version(), deletion.lastUpdated(), response);
            done(response);
        });
    }

    private void show(StoredResource resource, AnswerWriter out) {
        out.text("fullUrl", endpoint.url(resource.address()));
        out.raw("resource", resource.json());
    }

    private static void version(String status, VersionId version, Instant lastUpdated, AnswerWriter response) {
        response.text("status", status);
        response.text("etag", VersionTag.of(version));
        response.text("lastModified", FhirTime.of(lastUpdated));
    }

    private void done(AnswerWriter response) {
        if (preferred == Prefer.Return.OPERATION_OUTCOME) {
            response.object("outcome", Outcomes::writeDone);
        }
    }
}
