package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;

/** Histories of the resources of local data stores. */
record LocalFhirHistory(LocalFhirEndpoint endpoint) implements FhirHistory {

    @Override
    public ResourceHistory ofResource(DatastoreId store, HistoryRequest request) {
        Preconditions.checkAllowed(request.address().type(), FhirInteraction.HISTORY_INSTANCE);
        return new VersionPages(store, endpoint.store(store), request, endpoint.budget()).page();
    }
}
