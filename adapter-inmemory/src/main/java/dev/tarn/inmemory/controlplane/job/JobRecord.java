package dev.tarn.inmemory.controlplane.job;

import dev.tarn.domain.job.Job;
import dev.tarn.inmemory.controlplane.scheduler.EventPublisher;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A job as it is now, and who waits for it. Guarded by the scheduler's lock, but for the futures. */
public final class JobRecord<J extends Job<J>> {

    private volatile J job;
    private volatile long done;
    private volatile long total;
    private volatile boolean letGo;
    private boolean endTold;

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

    /** Tells how far the job has come, and its end once, after which there is nothing to tell. */
    synchronized void tell(EventPublisher eventPublisher) {
        J now = job;
        if (!endTold) {
            endTold = now.state().hasEnded();
            eventPublisher.progressed(now, done, total);
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

    public CompletableFuture<@Nullable Void> begun() {
        return begun;
    }

    public CompletableFuture<@Nullable Void> ended() {
        return ended;
    }
}
