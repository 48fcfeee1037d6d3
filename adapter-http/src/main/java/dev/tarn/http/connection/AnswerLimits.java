package dev.tarn.http.connection;

import java.time.Duration;

/**
 * Cost limits of requests. A request of a few bytes can ask for a large answer, or for much work.
 *
 * @param all bytes of all large answers together that are being built, or that clients have not taken yet; beyond it 503.
 *     One answer is always allowed, however long
 * @param one bytes of resources in the answer to a bundle, or in a page of a history; beyond it 413. One resource is
 *     always allowed, however long
 * @param work bytes of documents that the patches of one request may read, compare, copy and write; beyond it 413
 * @param searches how long the searches and conditions of one request may take together, in a bundle for example; beyond it
 *     413. A single search has a limit of its own, which is lower
 * @param turn how long a request that is costly may wait for a thread; beyond it 503
 */
public record AnswerLimits(long all, long one, long work, Duration searches, Duration turn) {

    /** Bytes of an answer that is written at once, and not counted: connections are limited, and each has one answer. */
    static final int SHORT = 64 * 1024;

    private static final int MIB = 1024 * 1024;

    /** The limits of a server that is given no others. */
    static final AnswerLimits DEFAULT = ofHeap(Runtime.getRuntime().maxMemory());

    public AnswerLimits {
        if (one < 1 || all < one || work < 1) {
            throw new IllegalArgumentException("Sizes are given in bytes, and must be positive; all answers together ("
                    + all + ") need room for a single one (" + one + ")");
        }
        requirePositive(searches);
        requirePositive(turn);
    }

    private static void requirePositive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("A time limit must be longer than nothing, not " + time);
        }
    }

    /** {@return the limits for a heap of so many bytes} */
    static AnswerLimits ofHeap(long bytes) {
        long all = Math.max(16L * MIB, bytes / 8);
        return new AnswerLimits(
                all, Math.min(64L * MIB, all / 2), 32L * MIB, Duration.ofSeconds(10), Duration.ofSeconds(3));
    }

    /** {@return these with room for so many bytes of all answers together} */
    public AnswerLimits all(long value) {
        return new AnswerLimits(value, Math.min(one, value), work, searches, turn);
    }
}
