package dev.tarn.inmemory.repository.store;

/** A copy of the resources of a data store, with all their versions. It never changes. Thread-safe. */
public interface ResourceCopy {

    /** {@return the memory that is counted for it, or its size on disk, in bytes} */
    long bytes();

    /** Gives its memory or its disk space back; the copy must not be used afterwards. */
    void release();
}
