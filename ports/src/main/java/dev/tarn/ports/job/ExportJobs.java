package dev.tarn.ports.job;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.ports.await.Await;
import dev.tarn.ports.await.AwaitException;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.paging.Page;

/** Export jobs: {@code Start-}, {@code Describe-} and {@code ListFHIRExportJob(s)}. */
public interface ExportJobs {

    /**
     * Asks for an export. The job is SUBMITTED when this returns; one a data store runs at a time, the rest wait.
     *
     * @throws Invalid for a data store that is not ACTIVE, or a client token that cannot be
     * @throws NotFound for a data store that is not known, or DELETED
     * @throws Throttled if 25 jobs wait already
     */
    JobReceipt start(StartExportJobRequest request);

    /**
     * {@return the job as it is now}
     *
     * @throws NotFound for a data store or job that is not known
     */
    ExportJob describe(DatastoreId datastoreId, JobId jobId);

    /**
     * {@return one page of the data store's export jobs that pass the filter, oldest first}
     *
     * @throws Invalid for a page token that did not come from a list with this filter
     * @throws NotFound for a data store that is not known
     */
    Page<ExportJob> list(ListJobsRequest request);

    /**
     * {@return the job, once it is COMPLETED or COMPLETED_WITH_ERRORS; it is looked at as often as the patience says}
     *
     * @throws AwaitException for one that ends in another way, or when patience ends
     * @throws NotFound for one that is not known
     */
    default ExportJob awaitEnd(DatastoreId datastoreId, JobId jobId, Patience patience) throws InterruptedException {
        return Await.with(patience).awaitEnd(this::describe, datastoreId, jobId);
    }
}
