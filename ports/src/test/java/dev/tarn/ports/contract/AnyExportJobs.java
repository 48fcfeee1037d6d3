package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.paging.Page;

/** Export jobs. */
record AnyExportJobs(Client client) implements AnyJobs {

    @Override
    public JobKind kind() {
        return JobKind.EXPORT;
    }

    @Override
    public JobReceipt start(Ask ask) {
        StartExportJobRequest request = StartExportJobRequest.of(ask.datastoreId(), ask.output(), Client.ROLE);
        StartExportJobRequest named = ask.name().map(request::named).orElse(request);
        return client.healthLake
                .exportJobs()
                .start(ask.token().map(named::under).orElse(named));
    }

    @Override
    public ExportJob describe(DatastoreId datastoreId, JobId jobId) {
        return client.healthLake.exportJobs().describe(datastoreId, jobId);
    }

    @Override
    public Page<ExportJob> list(ListJobsRequest request) {
        return client.healthLake.exportJobs().list(request);
    }
}
