package dev.tarn.inmemory.storage.mvstore.file;

import java.util.function.LongSupplier;

/**
 * How many bytes a file has at least, by the writes and truncations of this process. Another thread can compare it with
 * the file at any moment: a length counts only after its write, and a truncation counts before it begins. One thread
 * writes, or writes and truncations exclude each other; thread-safe for readers.
 */
public final class WrittenLength {

    private volatile long bytes;
    private volatile long truncations;

    /** Notes that the file now has bytes up to this position. */
    public synchronized void written(long end) {
        bytes = Math.max(bytes, end);
    }

    /** Notes that the file is about to be truncated. */
    public synchronized void truncating(long length) {
        bytes = Math.min(bytes, length);
        // After the length: where a reader sees the number of before and this length, it has the right length.
        truncations++;
    }

    /** {@return how many bytes the file has at least} */
    public long bytes() {
        return bytes;
    }

    /**
     * {@return whether the file has fewer bytes, though this process has not truncated it meanwhile}
     *
     * @param size reads the length of the file
     */
    public boolean exceeds(LongSupplier size) {
        long before = truncations;
        long known = bytes;
        return size.getAsLong() < known && truncations == before;
    }
}
