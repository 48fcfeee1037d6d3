package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.IdSource;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The resources of local data stores. */
public final class LocalFhirResources implements FhirResources {

    private final Function<DatastoreId, ResourceStore> stores;
    private final InstantSource clock;
    private final IdSource ids;
    private final LocalInteractions interactions;
    private final RequestBudget budget;
    private final Supplier<PatchMemory> memory;

    /**
     * Resources.
     *
     * @param stores the resources of a data store; refuses where there is none, or it is not ACTIVE
     */
    public LocalFhirResources(Function<DatastoreId, ResourceStore> stores, InstantSource clock, IdSource ids) {
        this(stores, clock, ids, new LocalInteractions(), RequestBudget.UNLIMITED, PatchMemory::new);
    }

    private LocalFhirResources(
            Function<DatastoreId, ResourceStore> stores,
            InstantSource clock,
            IdSource ids,
            LocalInteractions interactions,
            RequestBudget budget,
            Supplier<PatchMemory> memory) {
        this.stores = stores;
        this.clock = clock;
        this.ids = ids;
        this.interactions = interactions;
        this.budget = budget;
        this.memory = memory;
    }

    @Override
    public FhirResources within(RequestBudget newBudget) {
        PatchMemory once = new PatchMemory();
        return new LocalFhirResources(stores, clock, ids, interactions, newBudget, () -> once);
    }

    @Override
    public StoredResource create(DatastoreId store, CreateResource request) {
        return change(store, interactions.create(request, nextId()));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address) {
        Preconditions.checkAllowed(address.type(), FhirInteraction.READ);
        return ShownResources.current(address, stores.apply(store).read(address));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address, VersionId version) {
        Preconditions.checkAllowed(address.type(), FhirInteraction.VREAD);
        return ShownResources.version(address, version, stores.apply(store).read(address, version.value()));
    }

    @Override
    public WrittenResource update(DatastoreId store, UpdateResource request) {
        return change(store, interactions.update(request));
    }

    @Override
    public StoredResource patch(DatastoreId store, PatchResource request) {
        ResourceStore resources = stores.apply(store);
        PatchMemory trees = memory.get();
        return StalePatch.retry(
                () -> resources.change(clock.instant(), interactions.patch(request, resources, budget, trees)));
    }

    @Override
    public DeletedResource delete(DatastoreId store, DeleteResource request) {
        return change(store, interactions.delete(request));
    }

    @Override
    public ResourceHistory history(DatastoreId store, HistoryRequest request) {
        Preconditions.checkAllowed(request.address().type(), FhirInteraction.HISTORY_INSTANCE);
        return new VersionPages(store, stores.apply(store), request, budget).page();
    }

    @Override
    public List<EntryAnswer> transaction(DatastoreId store, List<TransactionEntry> entries) {
        ResourceStore resources = stores.apply(store);
        PatchMemory trees = memory.get();
        return StalePatch.retry(() -> {
            TransactionPlan plan = new TransactionPlan(entries, this::nextId);
            Transaction transaction = new Transaction(plan, interactions, resources, budget, trees);
            return resources.change(clock.instant(), transaction::in);
        });
    }

    private <T> T change(DatastoreId store, Function<ResourceChange, T> work) {
        return stores.apply(store).change(clock.instant(), work);
    }

    /** An id in the form of a UUID, as HealthLake's are: {@code urn:uuid:} and it make a URI ({@code domain/docs/decisions.md} T20). */
    private ResourceId nextId() {
        StringBuilder id = new StringBuilder(ids.next());
        for (int hyphen : new int[] {8, 13, 18, 23}) {
            id.insert(hyphen, '-');
        }
        return new ResourceId(id.toString());
    }
}
