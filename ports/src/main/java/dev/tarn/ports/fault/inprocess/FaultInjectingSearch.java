package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;

/** Searches, with faults: those of {@code SearchWithGet}, since a call has no HTTP method. A check is a search at AWS. */
record FaultInjectingSearch(FhirSearch delegate, FaultInjection faults) implements FhirSearch {

    @Override
    public SearchPage search(DatastoreId store, SearchRequest request) {
        return faults.call(HealthLakeOperation.SEARCH_WITH_GET, () -> delegate.search(store, request));
    }

    @Override
    public void check(DatastoreId store, SearchRequest request) {
        faults.run(HealthLakeOperation.SEARCH_WITH_GET, () -> delegate.check(store, request));
    }

    @Override
    public SearchPage everything(DatastoreId store, EverythingRequest request) {
        return faults.call(HealthLakeOperation.SEARCH_EVERYTHING, () -> delegate.everything(store, request));
    }
}
