package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.fhir.FhirHistory;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;

/** Histories, with faults. */
record FaultInjectingHistory(FhirHistory delegate, FaultInjection faults) implements FhirHistory {

    @Override
    public ResourceHistory ofResource(DatastoreId store, HistoryRequest request) {
        return faults.call(HealthLakeOperation.GET_HISTORY_BY_RESOURCE_ID, () -> delegate.ofResource(store, request));
    }

    @Override
    public ResourceHistory ofSystem(DatastoreId store, SystemHistoryRequest request) {
        return faults.call(
                request.type().isPresent()
                        ? HealthLakeOperation.GET_HISTORY_BY_RESOURCE_TYPE
                        : HealthLakeOperation.GET_FULL_HISTORY,
                () -> delegate.ofSystem(store, request));
    }
}
