package dev.tarn.inmemory.objectstore.bucket;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Striped locks: the check of a condition and the write after it are one step for each name. Thread-safe. */
final class KeyLocks {

    private static final int STRIPES = 64;

    private final Lock[] stripes = new Lock[STRIPES];

    KeyLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /** What is done under a lock. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /** {@return the result of an action} It holds the lock of a name, which may be shared with other names. */
    <T> T locked(String name, Action<T> action) throws IOException {
        Lock lock = stripes[Math.floorMod(name.hashCode(), STRIPES)];
        lock.lock();
        try {
            return action.run();
        } finally {
            lock.unlock();
        }
    }
}
