package dev.tarn.aws;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.ports.job.ExportJobs;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.paging.Page;
import software.amazon.awssdk.services.healthlake.model.ListFhirExportJobsRequest;

/** Export jobs at AWS. */
final class AwsExportJobs implements ExportJobs {

    private final Wire wire;

    AwsExportJobs(Wire wire) {
        this.wire = wire;
    }

    @Override
    public JobReceipt start(StartExportJobRequest request) {
        SdkCall call = wire.call("StartFHIRExportJob");
        return call.ask(
                client -> client.startFHIRExportJob(ExportJobShapes.write(request)),
                answer -> JobShapes.seen(
                        call,
                        JobKind.EXPORT,
                        JobShapes.receipt(
                                request.datastoreId(),
                                answer.datastoreId(),
                                answer.jobId(),
                                answer.jobStatusAsString())));
    }

    @Override
    public ExportJob describe(DatastoreId datastoreId, JobId jobId) {
        SdkCall call = wire.call("DescribeFHIRExportJob");
        return call.ask(
                client -> client.describeFHIRExportJob(
                        request -> request.datastoreId(datastoreId.value()).jobId(jobId.value())),
                answer -> JobShapes.seen(call, ExportJobShapes.read(answer.exportJobProperties())));
    }

    @Override
    public Page<ExportJob> list(ListJobsRequest request) {
        SdkCall call = wire.call("ListFHIRExportJobs");
        return call.ask(
                client -> client.listFHIRExportJobs(shape(request)),
                answer -> Pages.read(
                        answer.exportJobPropertiesList(),
                        job -> JobShapes.seen(call, ExportJobShapes.read(job)),
                        answer.nextToken()));
    }

    private static ListFhirExportJobsRequest shape(ListJobsRequest request) {
        ListFhirExportJobsRequest.Builder shape = ListFhirExportJobsRequest.builder()
                .datastoreId(request.datastoreId().value());
        request.filter().name().ifPresent(name -> shape.jobName(name.value()));
        request.filter().status().ifPresent(status -> shape.jobStatus(status.name()));
        request.filter().submittedBefore().ifPresent(shape::submittedBefore);
        request.filter().submittedAfter().ifPresent(shape::submittedAfter);
        request.pageSize().ifPresent(size -> shape.maxResults(size.value()));
        request.pageToken().ifPresent(token -> shape.nextToken(token.value()));
        return shape.build();
    }
}
