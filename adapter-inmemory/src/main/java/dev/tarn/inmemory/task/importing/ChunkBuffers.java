package dev.tarn.inmemory.task.importing;

import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Buffers of one size, reused by the one thread that reads; and larger ones, for one long line each, as far as the memory
 * budget has room for all that such a line takes until it is stored.
 */
final class ChunkBuffers implements AutoCloseable {

    /** Bytes of heap for each byte of a long line that is stored in memory: its buffer, and while that grows, another. */
    private static final int IN_MEMORY = 3;

    /** The same where it is stored on disk: also a value, a record of the log, a page, and a part of the file. */
    private static final int ON_DISK = 7;

    private final int size;
    private final MemoryBudget memory;
    private final MemoryAccount account;
    private final int heapForEach;
    private final Deque<byte[]> free = new ArrayDeque<>();

    ChunkBuffers(int size, MemoryBudget memory) {
        this.size = size;
        this.memory = memory;
        this.account = memory.open();
        this.heapForEach = memory.isOnDisk() ? ON_DISK : IN_MEMORY;
    }

    int size() {
        return size;
    }

    /** {@return a buffer of at least this many bytes, with anything in it} */
    byte[] take(int least) {
        if (least > size) {
            return new byte[least];
        }
        byte[] buffer = free.poll();
        return buffer == null ? new byte[size] : buffer;
    }

    /** {@return how many bytes a buffer may have at the most that takes the place of this one} */
    long affordable(byte[] buffer) {
        return Math.max(size, (memory.free() + cost(buffer)) / heapToStore());
    }

    /**
     * {@return the heap, in bytes, with which a line of this length could be stored}
     *
     * @param buffer that is held now, in vain
     */
    long heapFor(long length, byte[] buffer) {
        return memory.heapFor((length + size) * heapToStore() - cost(buffer));
    }

    /**
     * {@return a larger buffer with the same content} The given one is given back.
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if there is no memory for it any more; the given one can
     *     still be used
     */
    byte[] grown(byte[] small, int length) {
        account.take((long) length * heapForEach - cost(small));
        byte[] large = Arrays.copyOf(small, length);
        if (small.length == size) {
            free.push(small);
        }
        return large;
    }

    private long cost(byte[] buffer) {
        return buffer.length == size ? 0 : (long) buffer.length * heapForEach;
    }

    /** In memory, a copy of the line stays. */
    private int heapToStore() {
        return memory.isOnDisk() ? heapForEach : heapForEach + 2;
    }

    /** Takes a buffer back; one that was made larger for a long line is not kept. */
    void give(byte[] buffer) {
        if (buffer.length == size) {
            free.push(buffer);
        } else {
            account.giveBack(cost(buffer));
        }
    }

    /** Gives the memory of all buffers back. */
    @Override
    public void close() {
        account.close();
    }
}
