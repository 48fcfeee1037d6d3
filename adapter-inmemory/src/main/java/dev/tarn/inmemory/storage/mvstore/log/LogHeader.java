package dev.tarn.inmemory.storage.mvstore.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The beginning of the log: which file and which state of it the records continue.
 *
 * @param identity of the data file
 * @param generation of the data file's checkpoint that the log follows
 * @param base the sequence number before the first record's
 * @param allocated how long the log is at least, in bytes; a shorter one was cut
 */
public record LogHeader(long identity, long generation, long base, long allocated) {

    /** In bytes; records begin here. */
    public static final int LENGTH = 64;

    /** "TARNLOG" and the format. */
    private static final long MAGIC = 0x5441_524E_4C4F_4701L;

    private static final int CHECKED = 5 * Long.BYTES;

    /** {@return the header, and the mark that no record follows yet} */
    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH + Integer.BYTES);
        bytes.putLong(MAGIC).putLong(identity).putLong(generation).putLong(base).putLong(allocated);
        return bytes.putInt(checksum(bytes)).rewind();
    }

    /** {@return the header in these bytes; empty where it is damaged} */
    static Optional<LogHeader> of(ByteBuffer bytes) {
        if (bytes.remaining() < LENGTH || bytes.getInt(CHECKED) != checksum(bytes) || bytes.getLong() != MAGIC) {
            return Optional.empty();
        }
        return Optional.of(new LogHeader(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.slice(0, CHECKED));
        return (int) sum.getValue();
    }
}
