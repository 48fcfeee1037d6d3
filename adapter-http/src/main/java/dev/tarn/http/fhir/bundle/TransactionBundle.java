package dev.tarn.http.fhir.bundle;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.http.fhir.header.RequestConditions;
import dev.tarn.http.fhir.history.HistoryHandler;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.EntryRefused;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A transaction: everything, or nothing. */
final class TransactionBundle {

    private TransactionBundle() {}

    /**
     * {@return the bundle that answers}
     *
     * @throws EntryRefused for an entry that cannot be read
     * @throws TransactionFailed for one that cannot be done
     */
    static AnswerBytes answer(List<RequestEntry> entries, FhirCall call) {
        EntryReader reader = new EntryReader(call.endpoint());
        List<TransactionEntry> asked = new ArrayList<>(entries.size());
        List<RequestConditions> conditions = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            try {
                Verb verb = reader.verb(entries.get(i));
                RequestTarget one = reader.asked(entries.get(i), verb);
                asked.add(new TransactionEntry(entries.get(i).fullUrl(), request(reader, one, verb)));
                conditions.add(one.conditions());
            } catch (RuntimeException e) {
                throw new EntryRefused(i, e);
            }
        }
        Iterator<EntryAnswer> answers = perform(asked, call).iterator();
        Iterator<RequestConditions> known = conditions.iterator();
        return new BundleWriter(call)
                .write(BundleType.TRANSACTION, entries, entry -> EntryOutcome.of(answers.next(), known.next()));
    }

    private static FhirRequest request(EntryReader reader, RequestTarget asked, Verb verb) {
        if (verb == HistoryHandler.VERB && asked.path().shape() == HistoryHandler.SHAPE) {
            throw FhirRefusal.notSupported("A transaction cannot ask for a history; a batch can");
        }
        return reader.interaction(asked, verb).request(asked);
    }

    /** As for a patch alone, so here a version that is not the current one is a conflict. */
    private static List<EntryAnswer> perform(List<TransactionEntry> asked, FhirCall call) {
        try {
            return call.fhirWithinBudget()
                    .transactions()
                    .execute(call.endpoint().store(), asked);
        } catch (TransactionFailed e) {
            if (e.failure() instanceof PreconditionFailed stale
                    && asked.get(e.entry()).request().kind() == FhirRequest.Kind.PATCH) {
                throw new TransactionFailed(e.entry(), new Conflict(stale.getMessage()));
            }
            throw e;
        }
    }
}
