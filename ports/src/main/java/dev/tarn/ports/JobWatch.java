package dev.tarn.ports;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a job is no longer at work, to whoever would rather wait a moment than hear IN_PROGRESS, and must not hold
 * a thread while waiting.
 */
public interface JobWatch {

    /** Knows of no job, so nobody waits. */
    JobWatch NONE = (scope, datastoreId, jobId) -> CompletableFuture.completedStage(null);

    /**
     * {@return a stage that completes when the job has ended; at once for one that is not at work: ended, queued, not
     * yet due, or not known}
     */
    CompletionStage<@Nullable Void> atRest(Scope scope, DatastoreId datastoreId, JobId jobId);
}
