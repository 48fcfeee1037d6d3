package dev.tarn.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TokenBucketProperties {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private static boolean[] admitted(RateLimit limit, List<Instant> times) {
        TokenBucket bucket = TokenBucket.full(limit);
        boolean[] admitted = new boolean[times.size()];
        for (int i = 0; i < times.size(); i++) {
            Optional<TokenBucket> next = bucket.take(times.get(i));
            admitted[i] = next.isPresent();
            bucket = next.orElse(bucket);
        }
        return admitted;
    }

    /** The definition of a token bucket, in whole intervals: tokens are a number, and refill with time. */
    @Property
    void it_admits_what_a_bucket_of_counted_tokens_admits(
            @ForAll @IntRange(min = 1, max = 20) int requests,
            @ForAll @Size(max = 60) List<@IntRange(max = 3_000) Integer> pauses) {
        RateLimit limit = new RateLimit(requests, Duration.ofMillis(1_000L * requests));
        List<Instant> times = new ArrayList<>();
        Instant now = START;
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            times.add(now);
        }

        boolean[] admitted = admitted(limit, times);

        double tokens = requests;
        Instant before = START;
        for (int i = 0; i < times.size(); i++) {
            tokens = Math.min(
                    requests, tokens + Duration.between(before, times.get(i)).toMillis() / 1_000.0);
            before = times.get(i);
            // The model counts in binary fractions.
            boolean expected = tokens >= 1 - 1e-9;
            assertThat(admitted[i]).as("request %d at %s", i, times.get(i)).isEqualTo(expected);
            tokens -= expected ? 1 : 0;
        }
    }

    @Example
    void one_in_a_minute_is_one_in_any_minute() {
        RateLimit limit = new RateLimit(1, Duration.ofMinutes(1));

        assertThat(admitted(limit, List.of(START, START.plusMillis(59_999), START.plusSeconds(60))))
                .containsExactly(true, false, true);
    }

    @Example
    void a_clock_that_is_set_back_does_not_keep_it_empty_for_longer_than_a_period() {
        RateLimit limit = new RateLimit(1, Duration.ofMinutes(1));
        Instant back = START.minus(Duration.ofDays(1));

        TokenBucket bucket = TokenBucket.full(limit).take(START).orElseThrow();

        assertThat(bucket.take(START.plusSeconds(59))).isEmpty();
        assertThat(bucket.take(back)).isPresent();
    }
}
