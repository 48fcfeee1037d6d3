package dev.tarn.http.fhir.bundle;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.http.fhir.history.HistoryHandler;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Interaction;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.fhir.search.EverythingHandler;
import dev.tarn.http.fhir.search.SearchHandler;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirRequest;
import java.util.List;

/**
 * A batch: entries are executed in order and independently; the failure of an entry is reported in its own response
 * only.
 */
final class Batch {

    private final FhirCall call;
    private final FhirEndpoint fhir;
    private final EntryReader reader;

    private Batch(FhirCall call) {
        this.call = call;
        this.fhir = call.fhirWithinBudget();
        this.reader = new EntryReader(call.endpoint());
    }

    /** {@return the bundle that answers} */
    static AnswerBytes answer(List<RequestEntry> entries, FhirCall call) {
        Batch batch = new Batch(call);
        BundleWriter writer = new BundleWriter(call);
        return writer.write(BundleType.BATCH, entries, batch::outcome);
    }

    private EntryOutcome outcome(RequestEntry entry) {
        try {
            Verb verb = reader.verb(entry);
            if (verb == Verb.GET) {
                call.budget().requireReadable();
            }
            RequestTarget asked = reader.asked(entry, verb);
            if (HistoryHandler.isHistory(asked, verb)) {
                return new EntryOutcome.Listed(HistoryHandler.bundle(fhir.history(), call.endpoint(), asked));
            }
            if (SearchHandler.isSearch(asked, verb)) {
                return new EntryOutcome.Listed(SearchHandler.bundle(
                        fhir, call.endpoint(), asked, call.prefer().handling()));
            }
            if (verb == EverythingHandler.VERB && asked.path().shape() == EverythingHandler.SHAPE) {
                return new EntryOutcome.Listed(EverythingHandler.bundle(fhir, call.endpoint(), asked));
            }
            BundleConditions.requireBatchable(asked, verb);
            EntryOutcome outcome = EntryOutcome.of(perform(reader.interaction(asked, verb), asked), asked.conditions());
            if (outcome instanceof EntryOutcome.Done done && done.answer() instanceof EntryAnswer.Shown shown) {
                call.budget().reserve(shown.resource().json().length());
            }
            return outcome;
        } catch (RuntimeException e) {
            return new EntryOutcome.Failed(FhirFailure.of(e, call.requestId()));
        }
    }

    private <Q extends FhirRequest> EntryAnswer perform(Interaction<Q> interaction, RequestTarget asked) {
        DatastoreId store = call.endpoint().store();
        // The type is that of the request, whose references alone are replaced.
        @SuppressWarnings("unchecked")
        Q request = (Q) fhir.conditionals().withReferences(store, interaction.request(asked));
        return interaction.perform(fhir, store, request);
    }
}
