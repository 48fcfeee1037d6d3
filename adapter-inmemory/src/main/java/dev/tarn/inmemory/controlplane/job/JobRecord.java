package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.job.Job;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The current state of a job, and the futures of those that wait for it. All but the futures is guarded by the scheduler's lock. */
public final class JobRecord<J extends Job<J>> {

    private volatile J job;
    private volatile long done;
    private volatile long total;
    private volatile boolean letGo;
    private volatile boolean stalled;
    private boolean endPublished;

    /** Completes when the job leaves the queue, or ends in it. */
    private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();

    /** Completes when the job has ended. */
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    public JobRecord(J job) {
        this.job = job;
    }

    public J job() {
        return job;
    }

    void become(J next) {
        job = next;
    }

    void reached(long nowDone, long nowTotal) {
        done = nowDone;
        total = nowTotal;
    }

    /** Publishes the progress of the job; its end is published once, and nothing after it. */
    synchronized void publishProgress(EventPublisher eventPublisher, DatastoreArn datastore, Instant time) {
        J now = job;
        if (!endPublished) {
            endPublished = now.state().hasEnded();
            eventPublisher.progressed(datastore, now, done, total, time);
        }
    }

    boolean hasEnded() {
        return job.state().hasEnded();
    }

    /** The process ends, and the job does not. */
    void letGo() {
        letGo = true;
    }

    /** {@return whether there is nothing more to be done for it in this process} */
    boolean isOver() {
        return hasEnded() || letGo;
    }

    void stall(boolean now) {
        stalled = now;
    }

    /** {@return whether a fault holds its work} */
    public boolean isStalled() {
        return stalled;
    }

    /** {@return whether its work must stop: it is over, or being cancelled} */
    boolean isStopped() {
        return isOver() || job.status() == JobStatus.CANCEL_IN_PROGRESS;
    }

    public CompletableFuture<@Nullable Void> begun() {
        return begun;
    }

    public CompletableFuture<@Nullable Void> ended() {
        return ended;
    }
}
