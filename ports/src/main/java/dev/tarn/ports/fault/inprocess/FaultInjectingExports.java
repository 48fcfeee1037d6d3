package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.fhir.FhirExports;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StartExportRequest;
import dev.tarn.ports.job.JobReceipt;

/** Bulk exports, with faults. A start with a destination is a POST over HTTP, one without it a GET. */
record FaultInjectingExports(FhirExports delegate, FaultInjection faults) implements FhirExports {

    @Override
    public JobReceipt start(DatastoreId store, StartExportRequest request) {
        return faults.call(
                request.destination().isPresent()
                        ? HealthLakeOperation.START_FHIR_EXPORT_JOB_WITH_POST
                        : HealthLakeOperation.START_FHIR_EXPORT_JOB_WITH_GET,
                () -> delegate.start(store, request));
    }

    @Override
    public ExportJob status(DatastoreId store, JobId job) {
        return faults.call(HealthLakeOperation.DESCRIBE_FHIR_EXPORT_JOB_WITH_GET, () -> delegate.status(store, job));
    }

    @Override
    public JobReceipt cancel(DatastoreId store, JobId job) {
        return faults.call(HealthLakeOperation.CANCEL_FHIR_EXPORT_JOB_WITH_DELETE, () -> delegate.cancel(store, job));
    }

    @Override
    public ResourceJson file(DatastoreId store, JobId job, String path, RequestBudget budget) {
        return faults.call(HealthLakeOperation.GET_EXPORTED_FILE, () -> delegate.file(store, job, path, budget));
    }
}
