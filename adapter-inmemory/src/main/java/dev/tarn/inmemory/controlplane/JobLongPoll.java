package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.inmemory.controlplane.job.JobRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Long polling of jobs, so that the first describe of a small job shows its end. A queued job is given a moment to begin,
 * and no longer: a job that is queued behind a long one is shown as QUEUED.
 */
final class JobLongPoll {

    private static final Duration IN_QUEUE = Duration.ofMillis(500);

    private final AllJobOperations jobs;

    JobLongPoll(AllJobOperations jobs) {
        this.jobs = jobs;
    }

    /** {@return what {@link dev.tarn.ports.event.EventFeed#whenIdle} does} */
    CompletionStage<@Nullable Void> whenIdle(Scope scope, DatastoreId datastoreId, JobId jobId) {
        Optional<JobRecord<?>> entry = jobs.find(scope, datastoreId, jobId);
        if (entry.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        if (entry.get().job().status() != JobStatus.QUEUED) {
            return endOfWork(entry.get());
        }
        return entry.get()
                .begun()
                .copy()
                .completeOnTimeout(null, IN_QUEUE.toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(moment -> endOfWork(entry.get()));
    }

    private static CompletionStage<@Nullable Void> endOfWork(JobRecord<?> entry) {
        return entry.job().status() == JobStatus.IN_PROGRESS && !entry.isStalled()
                ? entry.ended().minimalCompletionStage()
                : CompletableFuture.completedStage(null);
    }

    /** Holds the calling thread until the job is at rest, the patience ends, or the thread is interrupted. */
    void await(Scope scope, DatastoreId datastoreId, JobId jobId, Duration patience) {
        if (!patience.isZero()) {
            await(whenIdle(scope, datastoreId, jobId), patience);
        }
    }

    /** Holds the calling thread until the stage is complete, the patience ends, or the thread is interrupted. */
    static void await(CompletionStage<@Nullable Void> stage, Duration patience) {
        try {
            stage.toCompletableFuture().get(TimeUnit.MILLISECONDS.convert(patience), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What was waited for is shown as it is by now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
