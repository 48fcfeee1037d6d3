package dev.tarn.http.smart;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys that may have signed a token: those of the settings alone, never those that a token names. */
final class JwtKeys {

    private static final int LEAST_RSA_BITS = 2_048;
    private static final int TIMEOUT_MILLIS = 500;
    private static final int MOST_BYTES = 50 * 1024;
    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private JwtKeys() {}

    static JWKSource<SecurityContext> of(JwtSettings settings) {
        JWKSource<SecurityContext> all = settings.jwksFile()
                .<JWKSource<SecurityContext>>map(file -> new JwksFile(file, System::nanoTime))
                .orElseGet(() -> ofUri(settings.jwksUri().orElseThrow()));
        return (selector, context) -> {
            try {
                return all.get(selector, context).stream()
                        .filter(JwtKeys::isStrong)
                        .toList();
            } catch (RateLimitReachedException e) {
                // The token names a key that is not in the set, which was fetched a moment ago. Fails without a set.
                all.get(ANY, context);
                return List.of();
            }
        };
    }

    private static JWKSource<SecurityContext> ofUri(URI uri) {
        try {
            return JWKSourceBuilder.create(
                            uri.toURL(), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES))
                    .cache(Duration.ofMinutes(5).toMillis(), TIMEOUT_MILLIS * 2L)
                    .rateLimited(Duration.ofSeconds(30).toMillis())
                    .outageTolerant(Duration.ofMinutes(10).toMillis())
                    .build();
        } catch (IOException e) {
            throw IdentityProviderException.failed();
        }
    }

    /** Nimbus accepts RSA keys of 1,024 bits. */
    private static boolean isStrong(JWK key) {
        return !KeyType.OCT.equals(key.getKeyType())
                && !KeyUse.ENCRYPTION.equals(key.getKeyUse())
                && (!KeyType.RSA.equals(key.getKeyType()) || key.size() >= LEAST_RSA_BITS);
    }
}
