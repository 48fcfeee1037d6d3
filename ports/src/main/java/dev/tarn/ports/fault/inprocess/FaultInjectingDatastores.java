package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.paging.Page;

/** Data stores, with faults. Waiting polls {@code describe}, and so meets its faults. */
record FaultInjectingDatastores(Datastores delegate, FaultInjection faults) implements Datastores {

    @Override
    public DatastoreReceipt create(CreateDatastoreRequest request) {
        return faults.call(HealthLakeOperation.CREATE_FHIR_DATASTORE, () -> delegate.create(request));
    }

    @Override
    public Datastore describe(DatastoreId id) {
        return faults.call(HealthLakeOperation.DESCRIBE_FHIR_DATASTORE, () -> delegate.describe(id));
    }

    @Override
    public Page<Datastore> list(ListDatastoresRequest request) {
        return faults.call(HealthLakeOperation.LIST_FHIR_DATASTORES, () -> delegate.list(request));
    }

    @Override
    public Datastore update(DatastoreId id, DatastoreUpdate update) {
        return faults.call(HealthLakeOperation.UPDATE_FHIR_DATASTORE, () -> delegate.update(id, update));
    }

    @Override
    public DatastoreReceipt restore(RestoreDatastoreRequest request) {
        return faults.call(HealthLakeOperation.RESTORE_FHIR_DATASTORE, () -> delegate.restore(request));
    }

    @Override
    public DatastoreReceipt delete(DatastoreId id) {
        return faults.call(HealthLakeOperation.DELETE_FHIR_DATASTORE, () -> delegate.delete(id));
    }
}
