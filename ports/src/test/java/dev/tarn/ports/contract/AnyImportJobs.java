package dev.tarn.ports.contract;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.paging.Page;

/** Import jobs, each of the same two patients. */
record AnyImportJobs(Client client) implements AnyJobs {

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public JobReceipt start(Ask ask) {
        S3Uri input = client.put("two/patients.ndjson", Lines.patient("p1"), Lines.patient("p2"));
        StartImportJobRequest request = StartImportJobRequest.of(ask.datastoreId(), input, ask.output(), Client.ROLE);
        StartImportJobRequest named = ask.name().map(request::named).orElse(request);
        return client.healthLake
                .importJobs()
                .start(ask.token().map(named::under).orElse(named));
    }

    @Override
    public ImportJob describe(DatastoreId datastoreId, JobId jobId) {
        return client.healthLake.importJobs().describe(datastoreId, jobId);
    }

    @Override
    public Page<ImportJob> list(ListJobsRequest request) {
        return client.healthLake.importJobs().list(request);
    }
}
