package dev.tarn.http.smart;

import dev.tarn.domain.failure.Throttled;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The identity providers of a server, by the ARN of the function that each stands for. Thread-safe. */
public final class IdentityProviders {

    /** No provider: bearer tokens are refused. */
    public static final IdentityProviders NONE = new IdentityProviders(Map.of());

    /** Stands for every ARN that has no provider of its own. */
    public static final String OTHERS = "*";

    private static final int MOST_CALLS = 32;

    private final Map<String, IdentityProvider> byArn;
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    /** Providers by ARN; {@link #OTHERS} for all other ARNs. */
    public IdentityProviders(Map<String, IdentityProvider> byArn) {
        this.byArn = Map.copyOf(byArn);
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
     * {@return the answer of a provider}
     *
     * @throws dev.tarn.domain.failure.Throttled for more than 32 calls at once
     */
    public Map<String, Object> answer(IdentityProvider provider, IdentityProvider.Request request) {
        if (!calls.tryAcquire()) {
            throw new Throttled(
                    "More than " + MOST_CALLS + " requests wait for the identity provider; try again later");
        }
        try {
            return provider.answer(request);
        } finally {
            calls.release();
        }
    }
}
