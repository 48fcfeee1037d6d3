package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.TransactionEntry;
import java.util.List;

/** Transactions on the resources of a local data store: each is one change of the store. */
record LocalFhirTransactions(LocalFhirEndpoint endpoint) implements FhirTransactions {

    @Override
    public List<EntryAnswer> execute(DatastoreId store, List<TransactionEntry> entries) {
        ResourceStore resources = endpoint.store(store);
        PatchMemory trees = endpoint.patchMemory();
        return StalePatch.retry(() -> {
            TransactionPlan plan = new TransactionPlan(entries, endpoint::nextId);
            Transaction transaction =
                    new Transaction(plan, endpoint.interactions(), resources, endpoint.budget(), trees);
            return endpoint.change(resources, transaction::in);
        });
    }
}
