package dev.tarn.ports.fhir;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.ports.job.JobReceipt;

/**
 * {@code $export}, its status and its cancellation ({@code data-plane.md} 2). The jobs are those that
 * {@link dev.tarn.ports.job.ExportJobs} describes and lists. Thread-safe. Every method throws
 * {@link dev.tarn.domain.failure.NotFound} for a data store that is unknown or DELETED, and
 * {@link dev.tarn.domain.failure.Conflict} for one that is not ACTIVE.
 */
public interface FhirExports {

    /**
     * Starts an export. The job is SUBMITTED when this returns.
     *
     * @throws dev.tarn.domain.failure.Invalid for an output whose URI is too long
     * @throws dev.tarn.domain.failure.NotFound for a Group that does not exist
     * @throws dev.tarn.domain.failure.Throttled if 25 jobs wait already
     */
    JobReceipt start(DatastoreId store, StartExportRequest request);

    /**
     * {@return the job as it is now, without waiting for its end}
     *
     * @throws dev.tarn.domain.failure.NotFound for an unknown job
     */
    ExportJob status(DatastoreId store, JobId job);

    /**
     * Requests the cancellation of a job that has not ended. Objects that are complete by then stay; no other is written.
     *
     * @return the job, which is CANCEL_SUBMITTED
     * @throws dev.tarn.domain.failure.Conflict for a job that has ended or is being cancelled
     * @throws dev.tarn.domain.failure.NotFound for an unknown job
     */
    JobReceipt cancel(DatastoreId store, JobId job);

    /**
     * {@return a file of an export that was started without an output of its own, as NDJSON}
     *
     * @param path as {@link dev.tarn.domain.export.ExportFile#path} has it
     * @param budget from which the bytes of the file are reserved before they are read
     * @throws dev.tarn.domain.failure.NotFound for an unknown job or file, and for a file that is in S3
     * @throws dev.tarn.domain.failure.Gone 48 hours after the end of the job
     */
    ResourceJson file(DatastoreId store, JobId job, String path, RequestBudget budget);
}
