package dev.tarn.ports.request;

/**
 * The beginning of a body. Immutable.
 *
 * @param text its first {@value #MOST} bytes at most, decoded as UTF-8
 * @param bytes the length of the whole body
 */
public record RecordedBody(String text, long bytes) {

    /** How many bytes of a body are recorded. */
    public static final int MOST = 8 * 1024;

    /** {@return the size in memory, in bytes; an upper estimate} */
    long size() {
        return 64 + 2L * text.length();
    }
}
