package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.ErrorCause;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The preloading of a data store that is CREATING. Guarded by the scheduler's lock, except where a method says otherwise. */
final class Preload {

    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean stopped;
    private boolean over;
    private boolean due;
    private Optional<ErrorCause> failure = Optional.empty();

    /** The work has ended. */
    void finish(Optional<ErrorCause> cause) {
        over = true;
        failure = cause;
    }

    boolean isOver() {
        return over;
    }

    /** {@return why the resources could not be loaded; empty if they were} */
    Optional<ErrorCause> failure() {
        return failure;
    }

    /** The time of the pace has passed: the data store leaves CREATING when the work has ended. */
    void fallDue() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    /** Stops the work at its next transaction; the data store is gone, or a later process loads it. */
    void stop() {
        stopped = true;
    }

    /** {@return whether the work must stop} Thread-safe. */
    boolean isStopped() {
        return stopped;
    }

    /** {@return what completes when the work has ended, and what follows from it is committed; or was stopped} Thread-safe. */
    CompletableFuture<@Nullable Void> ended() {
        return ended;
    }
}
