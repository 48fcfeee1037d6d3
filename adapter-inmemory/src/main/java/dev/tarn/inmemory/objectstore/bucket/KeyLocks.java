package dev.tarn.inmemory.objectstore.bucket;

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

    /** {@return the lock of a name, which may be shared with other names} */
    Lock of(String name) {
        return stripes[Math.floorMod(name.hashCode(), STRIPES)];
    }
}
