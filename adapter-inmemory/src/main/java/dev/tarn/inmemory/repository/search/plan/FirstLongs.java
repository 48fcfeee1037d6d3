package dev.tarn.inmemory.repository.search.plan;

import java.util.Arrays;

/**
 * The least of some numbers, so many of them: a buffer of at least twice as many, which is sorted when it is full. Not
 * thread-safe.
 */
final class FirstLongs {

    /** A smaller buffer is sorted so often that descending numbers take ten times longer. */
    private static final int LEAST_BUFFER = 128;

    private final int most;
    private final long[] least;
    private int size;

    /** What a number has to be less than to be one of the least so far. */
    private long limit = Long.MAX_VALUE;

    FirstLongs(int most) {
        this.most = most;
        this.least = new long[Math.max(2 * most, LEAST_BUFFER)];
    }

    void add(long number) {
        if (number < limit) {
            least[size++] = number;
            if (size == least.length) {
                Arrays.sort(least);
                size = most;
                limit = least[most - 1];
            }
        }
    }

    /** {@return the least numbers, ascending} */
    long[] sorted() {
        Arrays.sort(least, 0, size);
        return Arrays.copyOf(least, Math.min(size, most));
    }
}
