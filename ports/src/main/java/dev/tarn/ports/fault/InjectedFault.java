package dev.tarn.ports.fault;

import dev.tarn.domain.fault.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A fault in the list of {@link Faults}, with its hits. Thread-safe. */
public final class InjectedFault implements AutoCloseable {

    private final long id;
    private final Fault fault;
    private final Faults faults;
    private final CompletableFuture<@Nullable Void> released = new CompletableFuture<>();
    private long matches;
    private long hits;

    InjectedFault(long id, Fault fault, Faults faults) {
        this.id = id;
        this.fault = fault;
        this.faults = faults;
    }

    /** {@return the number that identifies it in its list} */
    public long id() {
        return id;
    }

    /** {@return what it does} */
    public Fault fault() {
        return fault;
    }

    /** {@return how many times it applied} */
    public synchronized long hits() {
        return hits;
    }

    /** {@return whether it applies to a match; counts both} */
    synchronized boolean take() {
        boolean applies = fault.frequency().applies(matches, hits);
        matches++;
        if (applies) {
            hits++;
        }
        return applies;
    }

    /** Lets every job go on that the fault stalls, and those that it would stall later. Idempotent. */
    public void release() {
        released.complete(null);
    }

    /** {@return a stage that completes with {@link #release}} */
    CompletionStage<@Nullable Void> released() {
        return released.minimalCompletionStage();
    }

    /** {@return whether it was released} */
    public boolean isReleased() {
        return released.isDone();
    }

    /** Removes it from its list, and releases it. Idempotent. Its hits can still be read. */
    public void remove() {
        faults.remove(id);
    }

    /** Removes it, as {@link #remove}. */
    @Override
    public void close() {
        remove();
    }
}
