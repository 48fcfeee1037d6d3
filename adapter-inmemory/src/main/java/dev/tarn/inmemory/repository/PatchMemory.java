package dev.tarn.inmemory.repository;

import dev.tarn.domain.failure.Overloaded;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Heap for the trees of large patches and resources, an eighth of the heap for the whole process. There is one instance
 * for a request, since all patches of a bundle together wait only so long. An instance is not thread-safe.
 */
final class PatchMemory {

    private static final int KIB = 1024;
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int TREES =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 8 / KIB);

    private static final Semaphore FREE = new Semaphore(TREES, true);

    private final Semaphore free;
    private final int all;
    private long waitNanos;

    /** The memory of this process, for one request. */
    PatchMemory() {
        this(FREE, TREES, WAIT);
    }

    /**
     * Other memory.
     *
     * @param free a permit for each KiB that is free
     * @param all KiB of free and used memory
     * @param wait how long one request may wait, however many patches it has
     */
    PatchMemory(Semaphore free, int all, Duration wait) {
        this.free = free;
        this.all = all;
        this.waitNanos = wait.toNanos();
    }

    /**
     * {@return what the work returns, which has so many bytes of heap; more than there are altogether mean all}
     *
     * @throws Overloaded if they do not become free in time; the work was not begun then
     */
    <T> T with(long bytes, Supplier<T> work) {
        int permits = (int) Math.min(all, bytes / KIB);
        acquire(permits);
        try {
            return work.get();
        } finally {
            free.release(permits);
        }
    }

    private void acquire(int permits) {
        long begin = System.nanoTime();
        try {
            if (!free.tryAcquire(permits, waitNanos, TimeUnit.NANOSECONDS)) {
                throw new Overloaded("Patches of other large resources use the " + all
                        + " KiB of memory that there are for them; try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded("The patch was interrupted before it began; try again");
        } finally {
            waitNanos = Math.max(0, waitNanos - (System.nanoTime() - begin));
        }
    }
}
