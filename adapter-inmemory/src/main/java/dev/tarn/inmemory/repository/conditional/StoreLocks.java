package dev.tarn.inmemory.repository.conditional;

import dev.tarn.domain.datastore.DatastoreId;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Locks for conditional interactions, so that none writes between the search and the write of another one of the same data
 * store. Lock striping: a fixed number of locks, of which data stores share some. Thread-safe.
 */
public final class StoreLocks {

    private static final int STRIPES = 64;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /** {@return what the work returns} Reentrant. */
    public <T> T in(DatastoreId store, Supplier<T> work) {
        Lock lock = locks[Math.floorMod(store.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
