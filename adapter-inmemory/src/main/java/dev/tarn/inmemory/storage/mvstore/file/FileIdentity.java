package dev.tarn.inmemory.storage.mvstore.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The random number of a data file, written when the file is made and never changed. The log and the lock name it, so
 * that files of different data directories are told apart. It stands twice in the first 4096 bytes, as text.
 *
 * @param id never 0
 * @param format the number of the file's format
 */
public record FileIdentity(long id, int format) {

    /** The format that this Tarn writes. */
    public static final int FORMAT = 1;

    /** In bytes; blocks begin here. */
    public static final int LENGTH = 4096;

    private static final int COPY = LENGTH / 2;
    private static final int LONGEST = 128;
    private static final Pattern TEXT = Pattern.compile(
            "(Tarn data file, format (\\d{1,6}), identity ([0-9a-f]{16}), )checksum ([0-9a-f]{8})\n", Pattern.DOTALL);

    /** {@return the identity of a new file} */
    static FileIdentity random() {
        return new FileIdentity(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), FORMAT);
    }

    /** {@return what a file says; empty where neither copy can be read} */
    public static Optional<FileIdentity> read(FileChannel file) throws IOException {
        Optional<FileIdentity> first = read(file, 0);
        return first.isPresent() ? first : read(file, COPY);
    }

    private static Optional<FileIdentity> read(FileChannel file, int position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {
            // Until all is there, or the file ends.
        }
        Matcher text = TEXT.matcher(new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1));
        if (!text.lookingAt() || !text.group(4).equals(checksum(text.group(1)))) {
            return Optional.empty();
        }
        return Optional.of(new FileIdentity(Long.parseLong(text.group(3), 16), Integer.parseInt(text.group(2))));
    }

    void write(FileChannel file) throws IOException {
        String text = "Tarn data file, format " + format + ", identity " + this + ", ";
        byte[] line = (text + "checksum " + checksum(text) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer head = ByteBuffer.allocate(LENGTH).put(0, line).put(COPY, line);
        for (int at = 0; head.hasRemaining(); ) {
            at += file.write(head, at);
        }
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08x", sum.getValue());
    }

    /** {@return the id as sixteen hexadecimal digits} */
    @Override
    public String toString() {
        return String.format("%016x", id);
    }
}
