package dev.tarn.inmemory.repository.validation.profile.packages;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tar file from its beginning: names and contents of its files. Long names come as GNU or as pax entries. Links and
 * directories are passed over.
 */
final class TarEntries {

    /** The bounds of a hostile package: entries, and bytes of all of them. */
    static final int MOST_ENTRIES = 50_000;

    static final long MOST_BYTES = 512L << 20;

    /** In bytes: a file beyond it is passed over. The largest definition of HL7's packages has 6 MB. */
    static final int LARGEST_FILE = 16 << 20;

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 4_096;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;

    private final DataInputStream in;
    private final byte[] header = new byte[BLOCK];
    private String name = "";
    private String longName = "";
    private long size;
    private boolean read = true;
    private int entries;
    private long bytes;

    TarEntries(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Goes to the next file. {@return whether there is one} */
    boolean next() throws IOException {
        while (true) {
            if (!read) {
                skip(size);
            }
            read = true;
            if (!readHeader()) {
                return false;
            }
            char type = (char) header[TYPE_AT];
            if (type == 'L' || type == 'x') {
                longName = longName(type);
            } else {
                name = longName.isEmpty() ? headerName() : longName;
                longName = "";
                read = false;
                if (type == '0' || type == 0) {
                    return true;
                }
            }
        }
    }

    String name() {
        return name;
    }

    /** {@return the content of the file; empty where it is larger than {@link #LARGEST_FILE}} */
    byte[] content() throws IOException {
        if (size > LARGEST_FILE) {
            return new byte[0];
        }
        read = true;
        return readBytes((int) size);
    }

    private boolean readHeader() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        header[0] = (byte) first;
        in.readFully(header, 1, BLOCK - 1);
        if (first == 0) {
            return false;
        }
        size = octal();
        bytes += size + BLOCK;
        if (++entries > MOST_ENTRIES || bytes > MOST_BYTES) {
            throw new IOException(
                    "it has more than " + MOST_ENTRIES + " files, or more than " + (MOST_BYTES >> 20) + " MB");
        }
        return true;
    }

    private long octal() throws IOException {
        String text = text(SIZE_AT, SIZE_LENGTH).strip();
        if (!text.matches("[0-7]{1,11}")) {
            throw new IOException("it is no tar file inside: the size of a file is '" + text + "'");
        }
        return Long.parseLong(text, 8);
    }

    private String longName(char type) throws IOException {
        if (size > LONGEST_NAME) {
            skip(size);
            return "";
        }
        String text = new String(readBytes((int) size), StandardCharsets.UTF_8);
        if (type == 'L') {
            return text.replace("\0", "");
        }
        for (String line : text.split("\n", -1)) {
            int path = line.indexOf(" path=");
            if (path > 0) {
                return line.substring(path + " path=".length());
            }
        }
        return "";
    }

    private String headerName() {
        String prefix = text(MAGIC_AT, 5).equals("ustar") ? text(PREFIX_AT, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private byte[] readBytes(int length) throws IOException {
        byte[] content = new byte[length];
        in.readFully(content);
        skip(padding(length), 0);
        return content;
    }

    private void skip(long length) throws IOException {
        skip(length, padding(length));
    }

    private static long padding(long length) {
        return (BLOCK - length % BLOCK) % BLOCK;
    }

    private void skip(long length, long more) throws IOException {
        try {
            in.skipNBytes(length + more);
        } catch (EOFException e) {
            throw new EOFException("it ends in the middle of " + name);
        }
    }
}
