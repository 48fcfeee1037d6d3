package dev.tarn.ports.objectstore;

import dev.tarn.domain.failure.HealthLakeException;

/**
 * An object store that can be emptied. A store over the real S3 does not implement it, so that a reset never empties a
 * real bucket.
 */
public interface ClearableObjectStore extends ObjectStore {

    /**
     * Removes every object and every bucket. A writer that is open stays open; its commit makes the object appear. Safe
     * for use by many threads.
     *
     * @throws HealthLakeException if something cannot be removed; some objects may be gone then
     */
    void clear();
}
