package dev.tarn.http.fhir.bundle;

import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.http.fhir.history.HistoryHandler;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.outcome.EntryRefused;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.fhir.search.EverythingHandler;
import dev.tarn.http.fhir.search.SearchHandler;
import dev.tarn.http.json.AnswerBytes;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * A transaction: everything, or nothing. Searches in it see its writes, as FHIR wants it: their parameters are
 * validated before the writes, so that a wrong one fails the transaction, and they are executed after them.
 */
final class TransactionBundle {

    private final FhirCall call;
    private final EntryReader reader;
    private final List<RequestTarget> targets = new ArrayList<>();
    private final Set<Integer> searches = new HashSet<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<TransactionEntry> asked = new ArrayList<>();

    private TransactionBundle(FhirCall call) {
        this.call = call;
        this.reader = new EntryReader(call.endpoint());
    }

    /**
     * {@return the bundle that answers}
     *
     * @throws EntryRefused for an entry that cannot be read
     * @throws TransactionFailed for one that cannot be done
     */
    static AnswerBytes answer(List<RequestEntry> entries, FhirCall call) {
        TransactionBundle bundle = new TransactionBundle(call);
        for (int i = 0; i < entries.size(); i++) {
            try {
                bundle.read(i, entries.get(i));
            } catch (RuntimeException e) {
                throw new EntryRefused(i, e);
            }
        }
        Iterator<EntryOutcome> outcomes = bundle.outcomes().iterator();
        return new BundleWriter(call).write(BundleType.TRANSACTION, entries, entry -> outcomes.next());
    }

    private void read(int number, RequestEntry entry) {
        Verb verb = reader.verb(entry);
        RequestTarget target = reader.asked(entry, verb);
        targets.add(target);
        if (SearchHandler.isSearch(target, verb)) {
            searches.add(number);
            SearchHandler.check(
                    call.fhirWithinBudget(),
                    call.endpoint(),
                    target,
                    call.prefer().handling());
            return;
        }
        if (HistoryHandler.isHistory(target, verb)
                || (verb == EverythingHandler.VERB && target.path().shape() == EverythingHandler.SHAPE)) {
            throw FhirRefusal.notSupported("A transaction cannot ask for a history or $everything; a batch can");
        }
        BundleConditions.requireTransactable(target, verb);
        numbers.add(number);
        asked.add(new TransactionEntry(
                entry.fullUrl(), reader.interaction(target, verb).request(target)));
    }

    private List<EntryOutcome> outcomes() {
        Iterator<EntryAnswer> answers = perform().iterator();
        List<EntryOutcome> outcomes = new ArrayList<>(targets.size());
        for (RequestTarget target : targets) {
            outcomes.add(
                    searches.contains(outcomes.size())
                            ? search(target)
                            : EntryOutcome.of(answers.next(), target.conditions()));
        }
        return outcomes;
    }

    /** What was written cannot be taken back: a search that fails now fails alone. */
    private EntryOutcome search(RequestTarget target) {
        try {
            return new EntryOutcome.Listed(SearchHandler.bundle(
                    call.fhirWithinBudget(),
                    call.endpoint(),
                    target,
                    call.prefer().handling()));
        } catch (RuntimeException e) {
            return new EntryOutcome.Failed(FhirFailure.of(e, call.requestId()));
        }
    }

    /** As for a patch alone, so here a version that is not the current one is a conflict. */
    private List<EntryAnswer> perform() {
        try {
            return call.fhirWithinBudget()
                    .transactions()
                    .execute(call.endpoint().store(), asked);
        } catch (TransactionFailed e) {
            HealthLakeException failure = e.failure();
            if (failure instanceof PreconditionFailed
                    && asked.get(e.entry()).request().kind() == FhirRequest.Kind.PATCH) {
                failure = new Conflict(failure.getMessage());
            }
            throw new TransactionFailed(numbers.get(e.entry()), failure);
        }
    }
}
