package dev.tarn.ports.await;

import java.time.Duration;

/**
 * The limit and the intervals of polling.
 *
 * @param firstDelay the delay between the first poll and the second
 * @param factor the ratio of each delay to the one before; it also bounds how late a change is noticed, relative to the
 *     time waited
 * @param limit the total time to wait
 */
public record Patience(Duration firstDelay, double factor, Duration limit) {

    private static final Duration LONGEST = Duration.ofDays(30);

    /** For the real HealthLake, whose stores take half an hour and whose jobs take minutes. */
    public static final Patience AWS = new Patience(Duration.ofSeconds(10), 1.2, Duration.ofHours(1));

    /** For a local one, which takes milliseconds. */
    public static final Patience LOCAL = new Patience(Duration.ofMillis(10), 1.5, Duration.ofSeconds(30));

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Patience {
        if (firstDelay.isNegative() || firstDelay.isZero() || firstDelay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The first delay is " + firstDelay + "; it must be longer than nothing, and at most " + LONGEST);
        }
        if (!(factor >= 1 && factor <= 10)) {
            throw new IllegalArgumentException("The factor is " + factor + "; it must lie between 1 and 10");
        }
        if (limit.isNegative() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The limit is " + limit + "; it must not be negative, and at most " + LONGEST);
        }
    }

    /** {@return this with another limit} */
    public Patience upTo(Duration value) {
        return new Patience(firstDelay, factor, value);
    }

    /** {@return the delay that follows this one} */
    Duration after(Duration delay) {
        return Duration.ofNanos((long) Math.min((double) delay.toNanos() * factor, (double) LONGEST.toNanos()));
    }
}
