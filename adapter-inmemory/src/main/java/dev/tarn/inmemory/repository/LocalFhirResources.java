package dev.tarn.inmemory.repository;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.FhirInteraction;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
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
import java.util.function.Function;

/** The resources of local data stores. */
record LocalFhirResources(LocalFhirEndpoint endpoint) implements FhirResources {

    @Override
    public StoredResource create(DatastoreId store, CreateResource request) {
        return change(store, endpoint.interactions().create(request, endpoint.nextId()));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address) {
        Preconditions.checkAllowed(address.type(), FhirInteraction.READ);
        return ShownResources.current(address, endpoint.store(store).read(address));
    }

    @Override
    public StoredResource vread(DatastoreId store, ResourceAddress address, VersionId version) {
        Preconditions.checkAllowed(address.type(), FhirInteraction.VREAD);
        return ShownResources.version(address, version, endpoint.store(store).read(address, version.value()));
    }

    @Override
    public WrittenResource update(DatastoreId store, UpdateResource request) {
        return change(store, endpoint.interactions().update(request));
    }

    @Override
    public StoredResource patch(DatastoreId store, PatchResource request) {
        ResourceStore resources = endpoint.store(store);
        PatchMemory trees = endpoint.patchMemory();
        return StalePatch.retry(() -> endpoint.change(
                resources, endpoint.interactions().patch(request, resources, endpoint.budget(), trees)));
    }

    @Override
    public DeletedResource delete(DatastoreId store, DeleteResource request) {
        return change(store, endpoint.interactions().delete(request));
    }

    private <T> T change(DatastoreId store, Function<ResourceChange, T> work) {
        return endpoint.change(endpoint.store(store), work);
    }
}
