package dev.tarn.ports.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobStatus;

/** What HealthLake says at once of a job that it was asked to start. */
public record JobReceipt(DatastoreId datastoreId, JobId jobId, JobStatus status) {

    /** {@return the receipt of this job} */
    public static JobReceipt of(Job<?> job) {
        return new JobReceipt(job.ticket().datastoreId(), job.id(), job.status());
    }
}
