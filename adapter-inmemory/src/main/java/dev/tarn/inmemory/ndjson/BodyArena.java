package dev.tarn.inmemory.ndjson;

/**
 * Keeps bodies side by side in a few large arrays. A collector moves each array that survives, and some of them more than
 * once: of an import into memory that was a fifth. Arrays of this size G1 leaves where they are.
 *
 * <p>One thread at a time adds; what has been added can be read by all. A page lives as long as one body that is in it,
 * so that only what is stored for good belongs here.
 */
public final class BodyArena {

    private static final int FIRST = 16 * 1024;

    /** A small heap has small pages: one of eight megabytes would take a large part of it at once. */
    private static final int MEGABYTES = (int) Long.highestOneBit(
            Math.max(1, Math.min(8, Runtime.getRuntime().maxMemory() >> 27)));

    /** With the header of an array, whole regions of G1, whatever their size. */
    private static final int LARGEST = MEGABYTES * 1024 * 1024 - 16;

    /** A body that is a larger part of a page stays by itself, since the rest of the page before is lost. */
    private static final int PARTS = 8;

    private byte[] page = {};
    private int filled;

    /** {@return an equal body, in a page} */
    public ResourceBody kept(ResourceBody body) {
        int size = body.size();
        if (size > page.length - filled) {
            int next = Math.min(LARGEST, Math.max(FIRST, 2 * page.length));
            if (size > next / PARTS) {
                return body.copiedTo(new byte[size], 0);
            }
            page = new byte[next];
            filled = 0;
        }
        ResourceBody kept = body.copiedTo(page, filled);
        filled += size;
        return kept;
    }
}
