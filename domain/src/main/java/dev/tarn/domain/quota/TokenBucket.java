package dev.tarn.domain.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A token bucket: it holds as many tokens as the limit has requests, and is refilled evenly in its period. Represented by
 * the time at which it is full (the generic cell rate algorithm), so that no fraction of a token is stored. Immutable.
 *
 * @param full when it is full; in the past, if it is
 */
public record TokenBucket(RateLimit limit, Instant full) {

    /** {@return a bucket that is full} */
    public static TokenBucket full(RateLimit limit) {
        return new TokenBucket(limit, Instant.MIN);
    }

    /** {@return the bucket with one token less; empty if it has none} */
    public Optional<TokenBucket> take(Instant now) {
        Instant latest = now.plus(limit.period());
        // It is full within a period, unless the clock was set back: then it begins anew.
        Instant from = isFull(now) || full.isAfter(latest) ? now : full;
        Instant next = from.plus(interval());
        return next.isAfter(latest) ? Optional.empty() : Optional.of(new TokenBucket(limit, next));
    }

    /** {@return whether it has all its tokens} */
    public boolean isFull(Instant now) {
        return !full.isAfter(now);
    }

    private Duration interval() {
        return limit.period().dividedBy(limit.requests());
    }
}
