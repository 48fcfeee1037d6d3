package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.paging.Page;

/** Export jobs, with faults. Waiting polls {@code describe}, and so meets its faults. */
record FaultInjectingExportJobs(ExportJobs delegate, FaultInjection faults) implements ExportJobs {

    @Override
    public JobReceipt start(StartExportJobRequest request) {
        return faults.call(HealthLakeOperation.START_FHIR_EXPORT_JOB, () -> delegate.start(request));
    }

    @Override
    public ExportJob describe(DatastoreId datastoreId, JobId jobId) {
        return faults.call(HealthLakeOperation.DESCRIBE_FHIR_EXPORT_JOB, () -> delegate.describe(datastoreId, jobId));
    }

    @Override
    public Page<ExportJob> list(ListJobsRequest request) {
        return faults.call(HealthLakeOperation.LIST_FHIR_EXPORT_JOBS, () -> delegate.list(request));
    }
}
