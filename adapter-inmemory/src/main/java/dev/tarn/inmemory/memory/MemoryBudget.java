package dev.tarn.inmemory.memory;

import dev.tarn.domain.failure.ByteSize;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.ports.admin.Health;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the estimated size of all data that stays in memory, so that writes are rejected before the heap is full.
 * Thread-safe. Sizes are estimates from measured objects ({@code app/docs/memory.md}); the rest of the heap is for
 * requests, jobs and the garbage collector.
 *
 * <p>Beyond the limit there is a reserve for changes that lead out of a full heap: deletions, and jobs, since an export
 * saves the data.
 */
public final class MemoryBudget {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryBudget.class);

    private static final long MIB = 1024 * 1024;

    /** Bytes of the heap that server, requests and jobs need beside data, whatever the size of the heap. */
    private static final long FIXED = 16 * MIB;

    private static final int RESERVE_PARTS = 32;

    private final long heap;
    private final long limit;
    private final boolean onDisk;
    private final AtomicLong used = new AtomicLong();
    private volatile boolean full;

    private MemoryBudget(long heap, long limit, boolean onDisk) {
        if (limit < 1) {
            throw new IllegalArgumentException("A memory limit is at least one byte, not " + limit);
        }
        this.heap = heap;
        this.limit = limit;
        this.onDisk = onDisk;
    }

    /**
     * {@return a budget of three quarters of this process's largest heap, less 16 MiB; at least a quarter}
     *
     * @param onDisk whether resources are kept on disk; changes what a rejected caller is advised to do
     */
    public static MemoryBudget ofHeap(boolean onDisk) {
        long heap = Runtime.getRuntime().maxMemory();
        return new MemoryBudget(heap, limitOf(heap), onDisk);
    }

    /** {@return a budget of so many bytes} */
    public static MemoryBudget of(long bytes, boolean onDisk) {
        return new MemoryBudget(Runtime.getRuntime().maxMemory(), bytes, onDisk);
    }

    /** {@return a budget that rejects nothing} */
    public static MemoryBudget unlimited() {
        return of(Long.MAX_VALUE / 4, true);
    }

    private static long limitOf(long heap) {
        return Math.max(heap / 4, heap / 4 * 3 - FIXED);
    }

    /** {@return the heap in bytes, in whole MiB, whose budget holds so many bytes beside what is used now} */
    public long heapFor(long bytes) {
        long needed = (used() + bytes + FIXED) / 3 * 4;
        return (needed / MIB + 1) * MIB;
    }

    /** {@return the largest heap of this process, in bytes} */
    public long heap() {
        return heap;
    }

    /** {@return whether resources are kept on disk} */
    public boolean isOnDisk() {
        return onDisk;
    }

    /** {@return how many bytes are counted now} */
    public long used() {
        return used.get();
    }

    /** {@return how many bytes may be used; deletions and jobs may go a little beyond} */
    public long limit() {
        return limit;
    }

    /** {@return how many bytes are left} */
    public long free() {
        return Math.max(0, limit - used());
    }

    /** {@return whether writes are accepted; not after one was rejected, while less than the size of the reserve is free} */
    public Health health() {
        return full && free() < limit / RESERVE_PARTS
                ? Health.readOnly(sentence(used()).getMessage())
                : Health.UP;
    }

    /** {@return an account that counts one thing's share; to be closed when the thing is forgotten} */
    public MemoryAccount open() {
        return new MemoryAccount(this);
    }

    void take(long bytes) {
        take(bytes, limit);
    }

    void takeFromReserve(long bytes) {
        take(bytes, limit + limit / RESERVE_PARTS);
    }

    private void take(long bytes, long most) {
        long now = used.addAndGet(bytes);
        if (now > most) {
            used.addAndGet(-bytes);
            throw rejection(now - bytes);
        }
    }

    /** Counts without a check: data that is there already. */
    void count(long bytes) {
        used.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        if (used.addAndGet(-bytes) < limit / 2 && full) {
            full = false;
            LOG.info("The memory budget has room again; writes are accepted");
        }
    }

    private InsufficientStorage rejection(long before) {
        InsufficientStorage rejection = sentence(before);
        if (!full) {
            full = true;
            LOG.warn(
                    "{} Until then writes are rejected; reads, deletes and exports still work", rejection.getMessage());
        }
        return rejection;
    }

    private InsufficientStorage sentence(long before) {
        return new InsufficientStorage("The memory budget", before, limit, remedy());
    }

    private String remedy() {
        return "It is a part of the Java heap of " + ByteSize.of(heap)
                + ". To get room: delete data stores or reset the server. For more room: start Java with a larger -Xmx"
                + (onDisk ? "." : " or keep resources on disk with --data and a directory.");
    }
}
