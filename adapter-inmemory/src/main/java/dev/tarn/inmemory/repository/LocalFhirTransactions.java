package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.bundle.ConditionalReferences;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.TransactionEntry;
import java.util.List;
import java.util.Map;

/** Transactions on the resources of a local data store: each is one change of the store. */
record LocalFhirTransactions(LocalFhirEndpoint endpoint) implements FhirTransactions {

    /** Conditional entries are resolved first; no other conditional interaction writes until the transaction ends. */
    @Override
    public List<EntryAnswer> execute(DatastoreId store, List<TransactionEntry> entries) {
        return entries.stream().anyMatch(entry -> TransactionConditions.isConditional(entry.request()))
                ? endpoint.locks().in(store, () -> conditional(store, entries))
                : execute(store, entries, Map.of());
    }

    private List<EntryAnswer> conditional(DatastoreId store, List<TransactionEntry> entries) {
        TransactionConditions resolved = TransactionConditions.resolved(store, entries, endpoint.conditionalRequests());
        return resolved.answers(execute(store, resolved.entries(), resolved.existing()));
    }

    private List<EntryAnswer> execute(
            DatastoreId store, List<TransactionEntry> entries, Map<String, ResourceAddress> existing) {
        ResourceStore resources = endpoint.store(store);
        PatchMemory trees = endpoint.patchMemory();
        ConditionalReferences references = endpoint.references(store);
        StoreAccess access = endpoint.access(store);
        return StalePatch.retry(() -> {
            TransactionPlan plan = new TransactionPlan(entries, endpoint::nextId, existing, references);
            Transaction transaction =
                    new Transaction(plan, endpoint.interactions(store), resources, endpoint.budget(), trees, access);
            return endpoint.change(resources, transaction::in);
        });
    }
}
