package dev.tarn.http.fhir.bundle;

import dev.tarn.http.fhir.header.Prefer;
import dev.tarn.http.fhir.history.HistoryHandler;
import dev.tarn.http.fhir.interaction.Asked;
import dev.tarn.http.fhir.interaction.Call;
import dev.tarn.http.fhir.interaction.Interaction;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.ResourceJson;
import java.util.List;

/** A batch: each entry for itself, one after the other; one that fails is told so and is nobody else's business. */
final class Batch {

    /** So long an answer may become; a few entries that read large resources could else fill the memory. */
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final Call call;
    private final FhirResources resources;
    private final EntryReader reader;

    private Batch(Call call) {
        this.call = call;
        this.resources = call.resources();
        this.reader = new EntryReader(call.endpoint());
    }

    /** {@return the bundle that answers} */
    static byte[] answer(List<RequestEntry> entries, Call call) {
        Batch batch = new Batch(call);
        BundleWriter writer = new BundleWriter(call.endpoint(), call.prefer());
        return writer.write(BundleType.BATCH, entries, (entry, written) -> batch.outcome(entry, written));
    }

    private EntryOutcome outcome(RequestEntry entry, int written) {
        try {
            Verb verb = reader.verb(entry);
            Asked asked = reader.asked(entry, verb);
            if ((verb == Verb.GET || call.prefer().body() == Prefer.Return.REPRESENTATION)
                    && written > LONGEST_ANSWER) {
                throw new FhirRefusal(
                        413, IssueCode.TOO_COSTLY, "The answer to this batch is too long for this too; ask it alone");
            }
            if (verb == HistoryHandler.VERB && asked.path().shape() == HistoryHandler.SHAPE) {
                return new EntryOutcome.Listed(ResourceJson.of(
                        HistoryHandler.bundle(resources, call.endpoint(), asked, HistoryHandler.request(asked))));
            }
            return EntryOutcome.of(perform(reader.interaction(asked, verb), asked), asked.conditions());
        } catch (RuntimeException e) {
            return new EntryOutcome.Failed(FhirFailure.of(e, call.requestId()));
        }
    }

    private <Q extends FhirRequest> EntryAnswer perform(Interaction<Q> interaction, Asked asked) {
        return interaction.perform(resources, call.endpoint().store(), interaction.request(asked));
    }
}
