package dev.tarn.ports.bucket;

import java.util.Optional;

/** A condition of a write, for optimistic concurrency: {@code If-Match}, {@code If-None-Match}. */
@FunctionalInterface
public interface WriteCondition {

    /** Always met. */
    WriteCondition NONE = existing -> {};

    /**
     * Throws an exception if the condition is not met; the write then fails with it.
     *
     * @param existing the object that is there now
     */
    void check(Optional<ObjectHead> existing);
}
