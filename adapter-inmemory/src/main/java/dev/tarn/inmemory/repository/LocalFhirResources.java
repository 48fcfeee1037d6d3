package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.smart.Letter;
import dev.tarn.inmemory.repository.access.StoreAccess;
import dev.tarn.inmemory.repository.store.ResourceChange;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.Set;
import java.util.function.Function;

/**
 * The resources of local data stores.
 *
 * @param shownBy the letters of which one admits a resource that is read
 */
record LocalFhirResources(LocalFhirEndpoint endpoint, Set<Letter> shownBy) implements FhirResources {

    @Override
    public StoredResource create(DatastoreId store, CreateResource request) {
        return change(store, endpoint.interactions(store).create(request, endpoint.nextId(), endpoint.access(store)));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address) {
        Preconditions.checkAllowed(address.type(), FhirInteraction.READ);
        ResourceStore resources = endpoint.store(store);
        StoreAccess access = endpoint.access(store);
        access.requireAny(address.type(), shownBy);
        return ShownResources.stored(access.living(address, resources.read(address), shownBy));
    }

    @Override
    public StoredResource vread(DatastoreId store, ResourceAddress address, VersionId version) {
        Preconditions.checkAllowed(address.type(), FhirInteraction.VREAD);
        ResourceStore resources = endpoint.store(store);
        StoreAccess access = endpoint.access(store);
        access.requireAny(address.type(), shownBy);
        access.requireHistory(address, () -> resources.read(address), shownBy);
        return ShownResources.version(address, version, resources.read(address, version.value()), access, shownBy);
    }

    @Override
    public WrittenResource update(DatastoreId store, UpdateResource request) {
        return change(store, endpoint.interactions(store).update(request, endpoint.access(store)));
    }

    @Override
    public StoredResource patch(DatastoreId store, PatchResource request) {
        ResourceStore resources = endpoint.store(store);
        PatchMemory trees = endpoint.patchMemory();
        StoreAccess access = endpoint.access(store);
        return StalePatch.retry(() -> endpoint.change(
                resources, endpoint.interactions(store).patch(request, resources, endpoint.budget(), trees, access)));
    }

    @Override
    public DeletedResource delete(DatastoreId store, DeleteResource request) {
        return change(store, endpoint.interactions(store).delete(request, endpoint.access(store)));
    }

    private <T> T change(DatastoreId store, Function<ResourceChange, T> work) {
        return endpoint.change(endpoint.store(store), work);
    }
}
