package dev.tarn.inmemory.task.importing;

import java.util.Optional;
import java.util.zip.CRC32C;

/** Some lines of an object, all of them whole; or, in place of a line that is longer than allowed, nothing of it. */
final class Chunk {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Optional<LongLine> tooLong;

    private Chunk(byte[] bytes, int from, int to, Optional<LongLine> tooLong) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.tooLong = tooLong;
    }

    static Chunk of(byte[] bytes, int from, int to) {
        return new Chunk(bytes, from, to, Optional.empty());
    }

    /** A line that was skipped; its buffer can be reused. */
    static Chunk lineTooLong(byte[] bytes, LongLine line) {
        return new Chunk(bytes, 0, 0, Optional.of(line));
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

    /** {@return the line that was skipped, where this is one} */
    Optional<LongLine> lineTooLong() {
        return tooLong;
    }
}
