package dev.tarn.domain.quota;

import java.time.Duration;

/**
 * So many requests in a period, also all at once. Immutable.
 *
 * @param requests one or more
 * @param period longer than zero
 */
public record RateLimit(int requests, Duration period) {

    public RateLimit {
        if (requests < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A rate limit allows requests in a period: " + requests + ", " + period);
        }
    }
}
