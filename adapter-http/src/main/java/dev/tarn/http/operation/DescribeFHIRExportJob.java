package dev.tarn.http.operation;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.JobShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.event.EventFeed;
import java.util.concurrent.CompletionStage;

/** {@code DescribeFHIRExportJob}; a long poll while the job runs, because the SDKs' waiters poll slowly. */
final class DescribeFHIRExportJob implements Operation<JobAddress, ExportJob> {

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.DESCRIBE_FHIR_EXPORT_JOB;
    }

    @Override
    public JobAddress read(Members request) {
        return JobAddress.read(request);
    }

    @Override
    public CompletionStage<?> awaited(JobAddress request, Scope scope, EventFeed events) {
        return events.whenIdle(scope, request.datastoreId(), request.jobId());
    }

    @Override
    public AccessTarget target(JobAddress request) {
        return AccessTarget.of(request.datastoreId());
    }

    @Override
    public ExportJob call(HealthLake healthLake, JobAddress request) {
        return healthLake.exportJobs().describe(request.datastoreId(), request.jobId());
    }

    @Override
    public void write(ExportJob job, AnswerWriter out, PublicAddress reach) {
        out.object("ExportJobProperties", members -> JobShape.write(job, members));
    }
}
