package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.history.StoreHistory;
import dev.tarn.inmemory.repository.history.SystemPages;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Histories of the resources of local data stores. */
record LocalFhirHistory(LocalFhirEndpoint endpoint) implements FhirHistory {

    private static final Set<Letter> SEARCH = Set.of(Letter.SEARCH);

    @Override
    public ResourceHistory ofResource(DatastoreId store, HistoryRequest request) {
        Preconditions.checkAllowed(request.address().type(), FhirInteraction.HISTORY_INSTANCE);
        ResourceStore resources = endpoint.store(store);
        StoreAccess access = endpoint.access(store);
        access.require(request.address().type(), Letter.READ);
        access.requireHistory(request.address(), () -> resources.read(request.address()), Set.of(Letter.READ));
        return new VersionPages(store, resources, request, endpoint.budget(), access).page();
    }

    @Override
    public ResourceHistory ofSystem(DatastoreId store, SystemHistoryRequest request) {
        request.type().ifPresent(type -> Preconditions.checkAllowed(type, FhirInteraction.HISTORY_TYPE));
        StoreHistory history = endpoint.history(store);
        StoreAccess access = endpoint.access(store);
        request.type().ifPresent(type -> access.require(type, Letter.SEARCH));
        if (request.type().isEmpty()) {
            access.requireWhole(Letter.SEARCH);
        }
        ResourceStore resources = endpoint.store(store);
        Map<ResourceAddress, Boolean> current = new HashMap<>();
        SystemPages pages = new SystemPages(store, history, request, access.holder());
        return request.type().map(type -> access.isWhole(type, Letter.SEARCH)).orElse(true)
                ? pages.page(endpoint.budget(), VersionPages::entry)
                : pages.admitted(
                        endpoint.budget(),
                        VersionPages::entry,
                        version ->
                                // As a vread: a resource that went to another patient is not shown by its older
                                // versions either.
                                access.admits(version, SEARCH)
                                        && current.computeIfAbsent(
                                                version.address(),
                                                address -> access.admitsHistory(resources.read(address), SEARCH)));
    }
}
