package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A function with {@code "cache": "30s"}. */
class CachingIdentityProviderTest {

    private static final String ENDPOINT = "http://localhost/datastore/d/r4/";
    private static final IdentityProvider.Request READ =
            new IdentityProvider.Request(ENDPOINT, "ReadResource", "token");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Object> payload =
            new HashMap<>(Map.of("exp", START.plus(Duration.ofHours(1)).getEpochSecond()));
    private final IdentityProvider function = request -> {
        int call = calls.incrementAndGet();
        return Map.of("authPayload", payload, "iamRoleARN", "role", "call", call);
    };
    private final IdentityProvider cached = new CachingIdentityProvider(function, Duration.ofSeconds(30), now::get);
    private final IdentityProviders providers =
            new IdentityProviders(Map.of("plain", function, "cached", cached), Duration.ofMinutes(1));

    /** {@return which call of the function gave the answer} */
    private Object answer(IdentityProvider provider, IdentityProvider.Request request) {
        return providers.answer(provider, request, answer -> answer.get("call"));
    }

    private void after(Duration time) {
        now.set(START.plus(time));
    }

    @Test
    void without_a_cache_each_request_calls_the_function() {
        assertThat(answer(function, READ)).isEqualTo(1);
        assertThat(answer(function, READ)).isEqualTo(2);
    }

    /** Asks at the start, and 1 ms before and at the end of the life of the first answer. */
    private void isCachedFor(Duration life, IdentityProvider provider) {
        assertThat(answer(provider, READ)).isEqualTo(1);
        after(life.minusMillis(1));
        assertThat(answer(provider, READ)).isEqualTo(1);
        after(life);
        assertThat(answer(provider, READ)).isEqualTo(2);
    }

    @Test
    void an_answer_is_cached_for_its_life_which_no_request_prolongs() {
        isCachedFor(Duration.ofSeconds(30), cached);
    }

    @Test
    void an_answer_is_not_cached_beyond_exp() {
        for (Number expires : List.of(
                START.plusSeconds(10).getEpochSecond(),
                new BigDecimal(START.plusSeconds(10).getEpochSecond()))) {
            after(Duration.ZERO);
            calls.set(0);
            payload.put("exp", expires);
            isCachedFor(
                    Duration.ofSeconds(10), new CachingIdentityProvider(function, Duration.ofSeconds(30), now::get));
        }
    }

    @Test
    void an_exp_beyond_all_time_does_not_prolong_the_life() {
        payload.put("exp", new BigDecimal("1E+1000"));
        isCachedFor(Duration.ofSeconds(30), cached);
    }

    @Test
    void another_operation_endpoint_or_token_calls_the_function() {
        assertThat(answer(cached, READ)).isEqualTo(1);
        assertThat(answer(cached, new IdentityProvider.Request(ENDPOINT, "SearchWithGet", "token")))
                .isEqualTo(2);
        assertThat(answer(cached, new IdentityProvider.Request(ENDPOINT + "x", "ReadResource", "token")))
                .isEqualTo(3);
        assertThat(answer(cached, new IdentityProvider.Request(ENDPOINT, "ReadResource", "Token")))
                .isEqualTo(4);
        assertThat(answer(cached, READ)).isEqualTo(1);
    }

    @Test
    void a_refused_answer_is_not_cached_and_a_cached_one_is_checked_again() {
        for (int i = 1; i <= 2; i++) {
            refuse();
            assertThat(calls).hasValue(i);
        }
        assertThat(answer(cached, READ)).isEqualTo(3);
        refuse();
        assertThat(calls).as("of the cached answer").hasValue(3);
    }

    private void refuse() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> providers.answer(cached, READ, answer -> {
                    throw new IllegalStateException("refused");
                }));
    }

    @Test
    void the_number_of_answers_and_the_size_of_each_are_bounded() {
        for (int i = 0; i <= CachingIdentityProvider.MOST_ANSWERS; i++) {
            answer(cached, new IdentityProvider.Request(ENDPOINT, "ReadResource", "token" + i));
        }
        int filled = calls.get();
        answer(cached, new IdentityProvider.Request(ENDPOINT, "ReadResource", "token1"));
        assertThat(calls).as("of the second").hasValue(filled);
        answer(cached, new IdentityProvider.Request(ENDPOINT, "ReadResource", "token0"));
        assertThat(calls).as("of the first, which was evicted").hasValue(filled + 1);

        payload.put("scope", "x".repeat(CachingIdentityProvider.MOST_BYTES));
        answer(cached, READ);
        answer(cached, READ);
        assertThat(calls).hasValue(filled + 3);
    }
}
