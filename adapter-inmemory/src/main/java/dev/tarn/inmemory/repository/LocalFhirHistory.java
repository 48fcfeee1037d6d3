package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.inmemory.repository.history.SystemPages;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;

/** Histories of the resources of local data stores. */
record LocalFhirHistory(LocalFhirEndpoint endpoint) implements FhirHistory {

    @Override
    public ResourceHistory ofResource(DatastoreId store, HistoryRequest request) {
        Preconditions.checkAllowed(request.address().type(), FhirInteraction.HISTORY_INSTANCE);
        return new VersionPages(store, endpoint.store(store), request, endpoint.budget()).page();
    }

    @Override
    public ResourceHistory ofSystem(DatastoreId store, SystemHistoryRequest request) {
        request.type().ifPresent(type -> Preconditions.checkAllowed(type, FhirInteraction.HISTORY_TYPE));
        return new SystemPages(store, endpoint.history(store), request).page(endpoint.budget(), VersionPages::entry);
    }
}
