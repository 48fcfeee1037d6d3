package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.paging.Page;

/** Import jobs, with faults. Waiting polls {@code describe}, and so meets its faults. */
record FaultInjectingImportJobs(ImportJobs delegate, FaultInjection faults) implements ImportJobs {

    @Override
    public JobReceipt start(StartImportJobRequest request) {
        return faults.call(HealthLakeOperation.START_FHIR_IMPORT_JOB, () -> delegate.start(request));
    }

    @Override
    public ImportJob describe(DatastoreId datastoreId, JobId jobId) {
        return faults.call(HealthLakeOperation.DESCRIBE_FHIR_IMPORT_JOB, () -> delegate.describe(datastoreId, jobId));
    }

    @Override
    public Page<ImportJob> list(ListJobsRequest request) {
        return faults.call(HealthLakeOperation.LIST_FHIR_IMPORT_JOBS, () -> delegate.list(request));
    }
}
