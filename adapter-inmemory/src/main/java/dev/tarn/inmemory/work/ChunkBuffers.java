package dev.tarn.inmemory.work;

import java.util.ArrayDeque;
import java.util.Deque;

/** Buffers of one size, used again and again by the one thread that reads. */
final class ChunkBuffers {

    private final int size;
    private final Deque<byte[]> free = new ArrayDeque<>();

    ChunkBuffers(int size) {
        this.size = size;
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

    /** Takes a buffer back; one that was made larger for a long line is let go. */
    void give(byte[] buffer) {
        if (buffer.length == size) {
            free.push(buffer);
        }
    }
}
