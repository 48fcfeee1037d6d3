package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ExpiringCache<Integer> cache = new ExpiringCache<>(2, now::get);

    @Test
    void a_value_is_returned_before_its_end_alone() {
        cache.put("a", 1, Instant.EPOCH.plusMillis(10));
        now.set(Instant.EPOCH.plusMillis(9));
        assertThat(cache.get("a")).hasValue(1);
        assertThat(cache.get("b")).isEmpty();
        now.set(Instant.EPOCH.plusMillis(10));
        assertThat(cache.get("a")).isEmpty();
        now.set(Instant.EPOCH);
        assertThat(cache.get("a")).as("an expired value is removed").isEmpty();
    }

    @Test
    void a_value_beyond_the_capacity_evicts_the_least_recently_used() {
        cache.put("a", 1, Instant.MAX);
        cache.put("b", 2, Instant.MAX);
        assertThat(cache.get("a")).hasValue(1);
        cache.put("c", 3, Instant.MAX);
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("a")).hasValue(1);
        assertThat(cache.get("c")).hasValue(3);
    }
}
