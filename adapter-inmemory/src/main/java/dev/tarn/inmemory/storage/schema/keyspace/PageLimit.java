package dev.tarn.inmemory.storage.schema.keyspace;

/**
 * Where a page of rows ends. Rows are read a page at a time, since commits wait while the database is read. Not thread-safe.
 */
public final class PageLimit {

    private static final int ROWS = 500;
    private static final int BYTES = 1024 * 1024;

    private int rows;
    private long bytes;

    /**
     * Counts a row. {@return whether the page ends with it}
     *
     * @param size how many bytes of the row are kept, or were read
     */
    public boolean reached(int size) {
        rows++;
        bytes += size;
        return rows == ROWS || bytes >= BYTES;
    }
}
