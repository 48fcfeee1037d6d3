package dev.tarn.http.smart;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A cache of a bounded number of values, each until an instant; evicts the least recently used. Thread-safe. */
final class ExpiringCache<V> {

    private final InstantSource clock;
    private final Map<String, Cached<V>> entries;

    private record Cached<V>(V value, Instant end) {}

    /**
     * An empty cache.
     *
     * @param capacity the largest number of values
     */
    ExpiringCache(int capacity, InstantSource clock) {
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Cached<V>> eldest) {
                return size() > capacity;
            }
        };
    }

    /** {@return the value of a key, before its end} */
    synchronized Optional<V> get(String key) {
        Cached<V> cached = entries.get(key);
        if (cached != null && clock.instant().isBefore(cached.end)) {
            return Optional.of(cached.value);
        }
        entries.remove(key);
        return Optional.empty();
    }

    /**
     * Adds or replaces a value.
     *
     * @param end the first instant at which the value is not returned
     */
    synchronized void put(String key, V value, Instant end) {
        entries.put(key, new Cached<>(value, end));
    }
}
