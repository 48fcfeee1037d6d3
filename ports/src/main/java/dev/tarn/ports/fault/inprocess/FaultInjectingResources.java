package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;

/** Interactions with one resource, with faults. */
record FaultInjectingResources(FhirResources delegate, FaultInjection faults) implements FhirResources {

    @Override
    public StoredResource create(DatastoreId store, CreateResource request) {
        return faults.call(HealthLakeOperation.CREATE_RESOURCE, () -> delegate.create(store, request));
    }

    @Override
    public StoredResource read(DatastoreId store, ResourceAddress address) {
        return faults.call(HealthLakeOperation.READ_RESOURCE, () -> delegate.read(store, address));
    }

    @Override
    public StoredResource vread(DatastoreId store, ResourceAddress address, VersionId version) {
        return faults.call(HealthLakeOperation.VERSION_READ_RESOURCE, () -> delegate.vread(store, address, version));
    }

    @Override
    public WrittenResource update(DatastoreId store, UpdateResource request) {
        return faults.call(HealthLakeOperation.UPDATE_RESOURCE, () -> delegate.update(store, request));
    }

    @Override
    public StoredResource patch(DatastoreId store, PatchResource request) {
        return faults.call(HealthLakeOperation.PATCH_RESOURCE, () -> delegate.patch(store, request));
    }

    @Override
    public DeletedResource delete(DatastoreId store, DeleteResource request) {
        return faults.call(HealthLakeOperation.DELETE_RESOURCE, () -> delegate.delete(store, request));
    }
}
