package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.fhir.ConditionalCreate;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.FhirConditionals;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.WrittenResource;

/** Conditional writes, with the faults of the unconditional ones. Resolving references is a search at AWS. */
record FaultInjectingConditionals(FhirConditionals delegate, FaultInjection faults) implements FhirConditionals {

    @Override
    public WrittenResource create(DatastoreId store, ConditionalCreate request) {
        return faults.call(HealthLakeOperation.CREATE_RESOURCE, () -> delegate.create(store, request));
    }

    @Override
    public WrittenResource update(DatastoreId store, ConditionalUpdate request) {
        return faults.call(HealthLakeOperation.UPDATE_RESOURCE, () -> delegate.update(store, request));
    }

    @Override
    public DeletedResource delete(DatastoreId store, ConditionalDelete request) {
        return faults.call(HealthLakeOperation.DELETE_RESOURCE, () -> delegate.delete(store, request));
    }

    @Override
    public DeletedMatches deleteMatches(DatastoreId store, DeleteMatches request) {
        return faults.call(HealthLakeOperation.DELETE_RESOURCE, () -> delegate.deleteMatches(store, request));
    }

    @Override
    public FhirRequest withReferences(DatastoreId store, FhirRequest request) {
        return faults.call(HealthLakeOperation.SEARCH_WITH_GET, () -> delegate.withReferences(store, request));
    }
}
