package dev.tarn.inmemory.repository.conditional;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Overloaded;
import java.util.concurrent.TimeUnit;
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

    /** A thread that waits is one of few. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /**
     * {@return what the work returns} Reentrant.
     *
     * @throws Overloaded where other conditional requests hold the lock for seconds
     */
    public <T> T in(DatastoreId store, Supplier<T> work) {
        Lock lock = locks[Math.floorMod(store.hashCode(), STRIPES)];
        acquire(lock);
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static void acquire(Lock lock) {
        try {
            if (lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Overloaded("Other conditional requests to this data store take long; try again later");
    }
}
