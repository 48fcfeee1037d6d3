package dev.tarn.http.operation;

import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.JobListShape;
import dev.tarn.http.shape.JobShape;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.paging.Page;

/** {@code ListFHIRImportJobs}. */
final class ListFHIRImportJobs implements Operation<ListJobsRequest, Page<ImportJob>> {

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.LIST_FHIR_IMPORT_JOBS;
    }

    @Override
    public ListJobsRequest read(Members request) {
        return JobListShape.read(request);
    }

    @Override
    public AccessTarget target(ListJobsRequest request) {
        return AccessTarget.of(request.datastoreId());
    }

    @Override
    public Page<ImportJob> call(HealthLake healthLake, ListJobsRequest request) {
        return healthLake.importJobs().list(request);
    }

    @Override
    public void write(Page<ImportJob> page, AnswerWriter out, PublicAddress reach) {
        JobListShape.write("ImportJobPropertiesList", page, out, job -> JobShape.write(job, out));
    }
}
