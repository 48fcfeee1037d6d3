package dev.tarn.inmemory.repository.store;

import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
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

    /** Keeps nothing, and counts no memory. */
    DerivedData NONE = inMemory(MemoryBudget.unlimited().open());

    /** {@return that of a store in memory: nothing is kept} */
    static DerivedData inMemory(MemoryAccount memory) {
        return new DerivedData() {
            @Override
            public MemoryAccount memory() {
                return memory;
            }

            @Override
            public Optional<Path> directory() {
                return Optional.empty();
            }

            @Override
            public boolean hasRoom(long bytes) {
                return false;
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
    }

    /** {@return where the heap that derived data takes is counted; closed with the data store} */
    MemoryAccount memory();

    /** {@return the directory for files, which exists; empty where the store is in memory} */
    Optional<Path> directory();

    /** {@return whether the disk has room for a file of so many bytes, beside what the store needs to write by itself} */
    boolean hasRoom(long bytes);

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
