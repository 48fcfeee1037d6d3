package dev.tarn.inmemory.repository.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Data derived from the resources of one data store, such as a search index: files in a directory, and small values in the
 * store itself. It is lost with a recovery of a damaged store and absent from a backup's files, so that its owner must be
 * able to make it again. Deleted with the data store. Thread-safe.
 */
public interface DerivedData {

    /** The largest value, in bytes. */
    int LARGEST_VALUE = 1 << 20;

    /** For a store in memory: nothing is kept. */
    DerivedData NONE = new DerivedData() {
        @Override
        public Optional<Path> directory() {
            return Optional.empty();
        }

        @Override
        public Optional<byte[]> value(String name) {
            return Optional.empty();
        }

        @Override
        public boolean keep(String name, byte[] value, long change) {
            return false;
        }
    };

    /** {@return the directory for files, which exists; empty where the store is in memory} */
    Optional<Path> directory();

    /** {@return the value of this name; empty where none was kept} */
    Optional<byte[]> value(String name);

    /**
     * Writes a value, and in the same transaction forgets the changes up to this one. From then on the store records the
     * rows that are updated or deleted, so that {@link SearchSource#changedSince} knows those after {@code change} also in
     * the next process.
     *
     * @param name up to 100 characters of {@code a-z}, {@code 0-9} and {@code -}
     * @param value at most {@link #LARGEST_VALUE} bytes
     * @param change the last change that the derived data includes
     * @return whether it was written; not in memory, and not where the changes after {@code change} are not known any more
     * @throws dev.tarn.domain.failure.InsufficientStorage if the disk is full
     */
    boolean keep(String name, byte[] value, long change);
}
