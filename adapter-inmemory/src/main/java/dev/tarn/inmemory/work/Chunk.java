package dev.tarn.inmemory.work;

import java.util.zip.CRC32C;

/** Some lines of an object, all of them whole; or, in place of a line that is longer than allowed, nothing of it. */
final class Chunk {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean tooLong;

    private Chunk(byte[] bytes, int from, int to, boolean tooLong) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.tooLong = tooLong;
    }

    static Chunk of(byte[] bytes, int from, int to) {
        return new Chunk(bytes, from, to, false);
    }

    /** A line that was passed over, with a buffer that nobody needs any more. */
    static Chunk lineTooLong(byte[] bytes) {
        return new Chunk(bytes, 0, 0, true);
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** {@return a checksum of the bytes, and how many there are} No one makes another chunk with the same to deceive. */
    long digest() {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, to - from);
        return (sum.getValue() << Integer.SIZE) | (to - from);
    }

    boolean isLineTooLong() {
        return tooLong;
    }
}
