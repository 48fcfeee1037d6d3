package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.repository.bundle.BundleLinks;
import dev.tarn.inmemory.repository.conditional.ConditionalRequests;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a transaction, their conditions resolved before anything is written.
 *
 * @param existing the resources that conditional creates found, by the {@code fullUrl} of their entries
 */
record TransactionConditions(
        List<TransactionEntry> asked, List<TransactionEntry> entries, Map<String, ResourceAddress> existing) {

    static boolean isConditional(FhirRequest request) {
        return switch (request.kind()) {
            case CONDITIONAL_CREATE, CONDITIONAL_UPDATE, CONDITIONAL_DELETE -> true;
            case CREATE, READ, UPDATE, PATCH, DELETE -> false;
        };
    }

    /**
     * {@return the entries}
     *
     * @throws TransactionFailed for an entry whose condition does not match as it must
     */
    static TransactionConditions resolved(
            DatastoreId store, List<TransactionEntry> asked, ConditionalRequests requests) {
        List<TransactionEntry> entries = new ArrayList<>(asked.size());
        Map<String, ResourceAddress> existing = new HashMap<>();
        for (TransactionEntry entry : asked) {
            try {
                FhirRequest request = resolved(store, entry.request(), requests);
                entries.add(new TransactionEntry(entry.fullUrl(), request));
                if (entry.request() instanceof ConditionalCreate && request instanceof ReadResource match) {
                    entry.fullUrl()
                            .filter(BundleLinks::isTarget)
                            .ifPresent(fullUrl -> existing.put(fullUrl, match.address()));
                }
            } catch (HealthLakeException e) {
                throw new TransactionFailed(entries.size(), e);
            }
        }
        return new TransactionConditions(asked, entries, existing);
    }

    private static FhirRequest resolved(DatastoreId store, FhirRequest request, ConditionalRequests requests) {
        return switch (request.kind()) {
            case CONDITIONAL_CREATE -> requests.resolved(store, (ConditionalCreate) request);
            case CONDITIONAL_UPDATE -> requests.resolved(store, (ConditionalUpdate) request);
            case CONDITIONAL_DELETE -> requests.resolved(store, (ConditionalDelete) request);
            case CREATE, READ, UPDATE, PATCH, DELETE -> request;
        };
    }

    /** {@return the answers to the entries as they were asked: a create that found a resource has not written it} */
    List<EntryAnswer> answers(List<EntryAnswer> answers) {
        List<EntryAnswer> all = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            all.add(
                    asked.get(i).request() instanceof ConditionalCreate
                                    && answers.get(i) instanceof EntryAnswer.Shown found
                            ? new WrittenResource(found.resource(), false)
                            : answers.get(i));
        }
        return all;
    }
}
