package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.Letter;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.repository.access.StoreAccess;
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
import dev.tarn.inmemory.repository.validation.ValidationReport;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.FhirTransactions;
import dev.tarn.ports.fhir.FhirValidation;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.id.IdSource;
import java.time.InstantSource;
import java.util.Set;
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
    private final Access access;
    private final Supplier<PatchMemory> patchMemory;
    private final WriteValidation validation;
    private final Function<DatastoreId, ResourceValidator> validators;

    /**
     * Creates an endpoint without a budget and without grants.
     *
     * @param stores the resources of a data store; throws for one that is unknown or not ACTIVE
     * @param indexes the search index of a data store; throws likewise
     * @param histories the versions of a data store by time; throws likewise
     * @param exports bulk exports, which are jobs of the control plane
     * @param validation checks what is written, where the data store has no default guides of its own
     * @param validators the validator of a data store; throws likewise
     */
    public LocalFhirEndpoint(
            Function<DatastoreId, ResourceStore> stores,
            Function<DatastoreId, SearchIndex> indexes,
            Function<DatastoreId, StoreHistory> histories,
            InstantSource clock,
            IdSource ids,
            LocalSearches searches,
            FhirExports exports,
            WriteValidation validation,
            Function<DatastoreId, ResourceValidator> validators) {
        this.stores = stores;
        this.indexes = indexes;
        this.histories = histories;
        this.clock = clock;
        this.ids = ids;
        this.searches = searches;
        this.exports = exports;
        this.interactions = new LocalInteractions(validation);
        this.budget = RequestBudget.UNLIMITED;
        this.access = Access.ALL;
        this.patchMemory = PatchMemory::new;
        this.validation = validation;
        this.validators = validators;
    }

    /** The endpoint of the same data stores for requests of another kind. */
    private LocalFhirEndpoint(
            LocalFhirEndpoint other,
            RequestBudget budget,
            Access access,
            Supplier<PatchMemory> patchMemory,
            WriteValidation validation) {
        this.stores = other.stores;
        this.indexes = other.indexes;
        this.histories = other.histories;
        this.clock = other.clock;
        this.ids = other.ids;
        this.searches = other.searches;
        this.exports = other.exports;
        this.interactions = validation == other.validation ? other.interactions : new LocalInteractions(validation);
        this.budget = budget;
        this.access = access;
        this.patchMemory = patchMemory;
        this.validation = validation;
        this.validators = other.validators;
    }

    @Override
    public FhirResources resources() {
        return new LocalFhirResources(this, Set.of(Letter.READ));
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
        return searches.of(indexes, stores, budget, access);
    }

    @Override
    public FhirConditionals conditionals() {
        LocalFhirConditionals conditionals = new LocalFhirConditionals(
                search(), matches(), (store, request) -> references(store).replaced(request), locks());
        return access.equals(Access.ALL) ? conditionals : new GrantedConditionals(this, conditionals);
    }

    @Override
    public FhirExports exports() {
        return access instanceof SmartGrants grants ? new GrantedExports(grants, exports) : exports;
    }

    @Override
    public FhirValidation validation() {
        return new LocalFhirValidation(this);
    }

    ConditionalRequests conditionalRequests() {
        return new ConditionalRequests(search(), matches());
    }

    /** {@return the resources that conditions match: what may be searched is shown, as searches show it} */
    private FhirResources matches() {
        return new LocalFhirResources(this, Letter.SHOW);
    }

    /** {@return what the request may do with the resources of a data store} */
    StoreAccess access(DatastoreId id) {
        return searches.access(access, () -> store(id), () -> indexes.apply(id));
    }

    /** {@return this endpoint, which admits no more than the grants} */
    public LocalFhirEndpoint with(Access newAccess) {
        return new LocalFhirEndpoint(this, budget, newAccess, patchMemory, validation);
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
        return new LocalFhirEndpoint(this, newBudget, access, () -> once, validation);
    }

    @Override
    public FhirEndpoint validating(ValidationLevel level) {
        return new LocalFhirEndpoint(this, budget, access, patchMemory, validation.at(level));
    }

    @Override
    public boolean storesFaultyResources() {
        return validation.annotates();
    }

    ResourceStore store(DatastoreId id) {
        return stores.apply(id);
    }

    StoreHistory history(DatastoreId id) {
        return histories.apply(id);
    }

    /** {@return the interactions that write what the data store's validator admits} */
    LocalInteractions interactions(DatastoreId id) {
        WriteValidation own = validation.by(validators.apply(id));
        return own == validation ? interactions : new LocalInteractions(own);
    }

    /** {@return the reports of the data store's validator} */
    ValidationReport report(DatastoreId id) {
        return new ValidationReport(validators.apply(id));
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
