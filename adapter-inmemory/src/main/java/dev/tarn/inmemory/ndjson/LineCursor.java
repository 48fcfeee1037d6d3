package dev.tarn.inmemory.ndjson;

/**
 * Iterates over lines. Marks the lines that are known to be UTF-8 without line breaks, so that their bytes need not be
 * scanned again.
 */
public final class LineCursor {

    private final byte[] bytes;
    private final int to;
    private int start;
    private int end;
    private int next;
    private boolean plain;

    /** Stands before the first of these lines. */
    public LineCursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.next = from;
    }

    /** Goes to the next line. {@return whether there is one} */
    public boolean next() {
        start = next;
        long strange = 0;
        for (int at = LineEnds.afterPlain(bytes, start, to); at < to; at += Long.BYTES) {
            long eight = LineEnds.eight(bytes, at, to);
            long lineFeeds = LineEnds.lineFeeds(eight);
            if (lineFeeds != 0) {
                strange |= LineEnds.notPlain(eight) & (Long.lowestOneBit(lineFeeds) - 1);
                int lineFeed = at + Long.numberOfTrailingZeros(lineFeeds) / Byte.SIZE;
                return stand(lineFeed, lineFeed + 1, strange == 0);
            }
            strange |= LineEnds.notPlain(eight);
        }
        return stand(to, to, strange == 0);
    }

    private boolean stand(int lineFeed, int behind, boolean isPlain) {
        end = lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        next = behind;
        plain = isPlain;
        return behind > start;
    }

    /** {@return how many bytes the line has, without what ends it} */
    public int length() {
        return end - start;
    }

    /** {@return how many bytes the line has, with what ends it} */
    public int wholeLength() {
        return next - start;
    }

    /** {@return whether nothing is in the line but white space} */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** {@return the index of the line's first byte} */
    public int from() {
        return start;
    }

    /** {@return the index behind the line's last byte, without what ends the line} */
    public int to() {
        return end;
    }

    JsonText text() {
        return new JsonText(bytes, start, end, plain);
    }
}
