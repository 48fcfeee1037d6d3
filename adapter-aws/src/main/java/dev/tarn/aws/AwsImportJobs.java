package dev.tarn.aws;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.paging.Page;
import software.amazon.awssdk.services.healthlake.model.ListFhirImportJobsRequest;

/** Import jobs at AWS. */
final class AwsImportJobs implements ImportJobs {

    private final Wire wire;

    AwsImportJobs(Wire wire) {
        this.wire = wire;
    }

    @Override
    public JobReceipt start(StartImportJobRequest request) {
        SdkCall call = wire.call("StartFHIRImportJob");
        return call.ask(
                client -> client.startFHIRImportJob(ImportJobShapes.write(request)),
                answer -> JobShapes.seen(
                        call,
                        JobKind.IMPORT,
                        JobShapes.receipt(
                                request.datastoreId(),
                                answer.datastoreId(),
                                answer.jobId(),
                                answer.jobStatusAsString())));
    }

    @Override
    public ImportJob describe(DatastoreId datastoreId, JobId jobId) {
        SdkCall call = wire.call("DescribeFHIRImportJob");
        return call.ask(
                client -> client.describeFHIRImportJob(
                        request -> request.datastoreId(datastoreId.value()).jobId(jobId.value())),
                answer -> JobShapes.seen(call, ImportJobShapes.read(answer.importJobProperties())));
    }

    @Override
    public Page<ImportJob> list(ListJobsRequest request) {
        SdkCall call = wire.call("ListFHIRImportJobs");
        return call.ask(
                client -> client.listFHIRImportJobs(shape(request)),
                answer -> Pages.read(
                        answer.importJobPropertiesList(),
                        job -> JobShapes.seen(call, ImportJobShapes.read(job)),
                        answer.nextToken()));
    }

    private static ListFhirImportJobsRequest shape(ListJobsRequest request) {
        ListFhirImportJobsRequest.Builder shape = ListFhirImportJobsRequest.builder()
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
