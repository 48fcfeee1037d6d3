package dev.tarn.inmemory.objectstore;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Buffers to write files with, used again and again. They are outside of the heap, from where the operating system takes
 * bytes without a copy; to make one takes as long as to write a small file. Safe for use by many threads.
 */
final class WriteBuffers {

    /** Half a megabyte: the operating system takes the same bytes in writes of a quarter of it a fifth slower. */
    private static final int SIZE = 512 * 1024;

    private static final int KEPT = 4;

    private final Queue<ByteBuffer> free = new ArrayBlockingQueue<>(KEPT);

    /** {@return an empty one} */
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        return buffer == null ? ByteBuffer.allocateDirect(SIZE) : buffer.clear();
    }

    /** Takes one back, which its user must have forgotten. */
    void give(ByteBuffer buffer) {
        free.offer(buffer);
    }
}
