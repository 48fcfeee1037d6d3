package dev.tarn.http.smart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tarn.http.signature.key.Sha256;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A function whose accepted answers are cached ({@code authorization.md} 3.4). {@link IdentityProviders} asks the cache before
 * it calls the function, so that a cached answer does not count as a call. The keys are hashes: no token is kept. Thread-safe.
 */
final class CachingIdentityProvider implements IdentityProvider {

    /** With {@link #MOST_BYTES} at most 16 MiB for each function. */
    static final int MOST_ANSWERS = 1_000;

    /** Larger answers are not cached, although the function may give them. */
    static final int MOST_BYTES = 16 * 1024;

    private final IdentityProvider function;
    private final Duration life;
    private final InstantSource clock;

    /** As JSON, so that their size is known and each request has a copy of its own. */
    private final ExpiringCache<byte[]> answers;

    /**
     * A function with an empty cache.
     *
     * @param life how long an answer is cached at most
     */
    CachingIdentityProvider(IdentityProvider function, Duration life, InstantSource clock) {
        this.function = function;
        this.life = life;
        this.clock = clock;
        this.answers = new ExpiringCache<>(MOST_ANSWERS, clock);
    }

    /** {@return the function, whose answers come from no cache} */
    IdentityProvider function() {
        return function;
    }

    @Override
    public Map<String, Object> answer(Request request) {
        return function.answer(request);
    }

    /** {@return the cached answer for the token, operation and endpoint of a request} */
    Optional<Map<String, Object>> cached(Request request) {
        return answers.get(key(request)).flatMap(StrictJson::object);
    }

    /** Caches an answer that was accepted, until {@code exp} at most. */
    void cache(Request request, Map<String, Object> answer) {
        byte[] json = json(answer);
        if (json.length <= MOST_BYTES
                && answer.get("authPayload") instanceof Map<?, ?> payload
                && payload.get("exp") instanceof Number expires) {
            answers.put(key(request), json, end(new BigDecimal(expires.toString())));
        }
    }

    /** Compares before it converts, since {@code exp} may be beyond every {@link Instant}. */
    private Instant end(BigDecimal expires) {
        Instant end = clock.instant().plus(life);
        return expires.compareTo(BigDecimal.valueOf(end.getEpochSecond())) < 0
                ? Instant.ofEpochMilli(expires.movePointRight(3).longValue())
                : end;
    }

    /** The token has no line feed, nor has anything else here. */
    private static String key(Request request) {
        return Sha256.hex(String.join("\n", request.operationName(), request.datastoreEndpoint(), request.bearerToken())
                .getBytes(UTF_8));
    }

    private static byte[] json(Map<String, Object> answer) {
        try {
            return StrictJson.MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer was read from JSON", e);
        }
    }
}
