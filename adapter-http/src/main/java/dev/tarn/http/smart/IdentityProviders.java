package dev.tarn.http.smart;

import dev.tarn.domain.failure.Throttled;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The identity providers of a server, by the ARN of the function that each stands for. Thread-safe. */
public final class IdentityProviders {

    /** No provider: bearer tokens are refused. */
    public static final IdentityProviders NONE = new IdentityProviders(Map.of());

    /** Stands for every ARN that has no provider of its own. */
    public static final String OTHERS = "*";

    /** How long a function may take at HealthLake ({@code authorization.md} 3.4). */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(1);

    private static final int MOST_CALLS = 32;

    private final Map<String, IdentityProvider> byArn;
    private final Duration limit;
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    /** Providers by ARN; {@link #OTHERS} for all other ARNs. */
    public IdentityProviders(Map<String, IdentityProvider> byArn) {
        this(byArn, DEFAULT_LIMIT);
    }

    /**
     * Providers by ARN; {@link #OTHERS} for all other ARNs.
     *
     * @param limit how long a function of the program may take
     */
    public IdentityProviders(Map<String, IdentityProvider> byArn, Duration limit) {
        this.byArn = Map.copyOf(byArn);
        this.limit = limit;
    }

    /** {@return whether there is no provider} */
    public boolean isEmpty() {
        return byArn.isEmpty();
    }

    /** {@return the provider that stands for a function} */
    public Optional<IdentityProvider> find(String arn) {
        return Optional.ofNullable(byArn.getOrDefault(arn, byArn.get(OTHERS)));
    }

    /**
     * {@return what a check makes of the answer of a provider} Where the provider has a cache, an answer that passes the check
     * may be that of the next request; the check is applied to each answer, cached or not.
     *
     * @param check throws to refuse the answer, which is not cached then
     * @throws Throttled for more than 32 calls of functions at once
     * @throws IdentityProviderException if there is no answer
     */
    public <T> T answer(
            IdentityProvider provider, IdentityProvider.Request request, Function<Map<String, Object>, T> check) {
        if (!(provider instanceof CachingIdentityProvider caching)) {
            return check.apply(answer(provider, request));
        }
        Optional<Map<String, Object>> cached = caching.cached(request);
        if (cached.isPresent()) {
            return check.apply(cached.get());
        }
        Map<String, Object> answer = answer(caching.function(), request);
        T checked = check.apply(answer);
        caching.cache(request, answer);
        return checked;
    }

    /**
     * {@return the answer of a provider without a cache} A function has a time limit; one that does not end then occupies one of the calls
     * until it does. The built-in decoder of tokens calls nothing, and is not counted.
     *
     * @throws Throttled for more than 32 calls of functions at once
     * @throws IdentityProviderException if there is no answer
     */
    Map<String, Object> answer(IdentityProvider provider, IdentityProvider.Request request) {
        if (provider instanceof JwtIdentityProvider) {
            return provider.answer(request);
        }
        if (!calls.tryAcquire()) {
            throw new Throttled(
                    "More than " + MOST_CALLS + " requests wait for the identity provider; try again later");
        }
        if (!(provider instanceof HttpIdentityProvider)) {
            return FunctionCall.answer(provider, request, limit, calls::release);
        }
        try {
            return provider.answer(request);
        } finally {
            calls.release();
        }
    }
}
