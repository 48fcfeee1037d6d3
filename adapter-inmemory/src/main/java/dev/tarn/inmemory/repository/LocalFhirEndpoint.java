package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.inmemory.repository.bundle.ConditionalReferences;
import dev.tarn.inmemory.repository.conditional.ConditionalRequests;
import dev.tarn.inmemory.repository.conditional.LocalFhirConditionals;
import dev.tarn.inmemory.repository.conditional.StoreLocks;
import dev.tarn.inmemory.repository.history.StoreHistory;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.searchset.LocalFhirSearch;
import dev.tarn.inmemory.repository.searchset.LocalSearches;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.id.IdSource;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/** The FHIR endpoint of local data stores: what its groups of interactions have in common. Thread-safe. */
public final class LocalFhirEndpoint implements FhirEndpoint {

    private final Function<DatastoreId, ResourceStore> stores;
    private final InstantSource clock;
    private final IdSource ids;
    private final LocalInteractions interactions;
    private final LocalSearches searches;
    private final Function<DatastoreId, SearchIndex> indexes;
    private final Function<DatastoreId, StoreHistory> histories;
    private final FhirExports exports;
    private final RequestBudget budget;
    private final Supplier<PatchMemory> patchMemory;

    /**
     * Creates an endpoint without a budget.
     *
     * @param stores the resources of a data store; throws for one that is unknown or not ACTIVE
     * @param indexes the search index of a data store; throws likewise
     * @param histories the versions of a data store by time; throws likewise
     * @param exports bulk exports, which are jobs of the control plane
     */
    public LocalFhirEndpoint(
            Function<DatastoreId, ResourceStore> stores,
            Function<DatastoreId, SearchIndex> indexes,
            Function<DatastoreId, StoreHistory> histories,
            InstantSource clock,
            IdSource ids,
            LocalSearches searches,
            FhirExports exports) {
        this(
                stores,
                clock,
                ids,
                new LocalInteractions(),
                searches,
                indexes,
                histories,
                exports,
                RequestBudget.UNLIMITED,
                PatchMemory::new);
    }

    private LocalFhirEndpoint(
            Function<DatastoreId, ResourceStore> stores,
            InstantSource clock,
            IdSource ids,
            LocalInteractions interactions,
            LocalSearches searches,
            Function<DatastoreId, SearchIndex> indexes,
            Function<DatastoreId, StoreHistory> histories,
            FhirExports exports,
            RequestBudget budget,
            Supplier<PatchMemory> patchMemory) {
        this.stores = stores;
        this.clock = clock;
        this.ids = ids;
        this.interactions = interactions;
        this.searches = searches;
        this.indexes = indexes;
        this.histories = histories;
        this.exports = exports;
        this.budget = budget;
        this.patchMemory = patchMemory;
    }

    @Override
    public FhirResources resources() {
        return new LocalFhirResources(this);
    }

    @Override
    public FhirHistory history() {
        return new LocalFhirHistory(this);
    }

    @Override
    public FhirTransactions transactions() {
        return new LocalFhirTransactions(this);
    }

    @Override
    public LocalFhirSearch search() {
        return searches.of(indexes, stores, budget);
    }

    @Override
    public FhirConditionals conditionals() {
        return new LocalFhirConditionals(
                search(), resources(), (store, request) -> references(store).replaced(request), locks());
    }

    @Override
    public FhirExports exports() {
        return exports;
    }

    ConditionalRequests conditionalRequests() {
        return new ConditionalRequests(search(), resources());
    }

    ConditionalReferences references(DatastoreId store) {
        return ConditionalReferences.in(store, search());
    }

    StoreLocks locks() {
        return searches.locks();
    }

    /** All patches of the request share one allowance of memory. */
    @Override
    public FhirEndpoint within(RequestBudget newBudget) {
        PatchMemory once = new PatchMemory();
        return new LocalFhirEndpoint(
                stores, clock, ids, interactions, searches, indexes, histories, exports, newBudget, () -> once);
    }

    ResourceStore store(DatastoreId id) {
        return stores.apply(id);
    }

    StoreHistory history(DatastoreId id) {
        return histories.apply(id);
    }

    LocalInteractions interactions() {
        return interactions;
    }

    RequestBudget budget() {
        return budget;
    }

    PatchMemory patchMemory() {
        return patchMemory.get();
    }

    /** {@return what the work returns, done as one change of the store} */
    <T> T change(ResourceStore store, Function<ResourceChange, T> work) {
        return store.change(clock.instant(), work);
    }

    /** {@return a new id in the form of a UUID, as HealthLake's are: after {@code urn:uuid:} it makes a URI ({@code domain/docs/decisions.md} T20)} */
    ResourceId nextId() {
        StringBuilder id = new StringBuilder(ids.next());
        for (int hyphen : new int[] {8, 13, 18, 23}) {
            id.insert(hyphen, '-');
        }
        return new ResourceId(id.toString());
    }
}
