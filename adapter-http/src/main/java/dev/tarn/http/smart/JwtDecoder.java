package dev.tarn.http.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates JSON Web Tokens with Nimbus, and checks what Nimbus leaves open ({@code authorization.md} 3.10). Thread-safe. */
final class JwtDecoder {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final int MOST_HEADER = 8 * 1024;
    private static final long NBF_LEEWAY_SECONDS = 60;
    private static final List<String> CARRIED = List.of(
            "scope", "scp", "patient", "launch_response_patient", "fhirUser", "iss", "sub", "iat", "exp", "aud");

    private final JwtSettings settings;
    private final InstantSource clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    JwtDecoder(JwtSettings settings, InstantSource clock) {
        this(settings, clock, new DefaultJWSVerifierFactory());
    }

    JwtDecoder(JwtSettings settings, InstantSource clock, JWSVerifierFactory verifiers) {
        this.settings = settings;
        this.clock = clock;
        // By default Nimbus refuses at+jwt, which servers of RFC 9068 send.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
                JwtKeys.of(settings)));
        processor.setJWSVerifierFactory(new VerifiedSignatures(verifiers, clock));
        // The claims are checked below: Nimbus allows 60 s after exp, and takes the last of two claims of one name.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * {@return the {@code authPayload} of a valid token; empty for a token that is not} Without an audience in the settings
     * its {@code aud} is that of the token, and remains to be checked as in every payload.
     *
     * @param endpoint the URL of the data store's endpoint
     */
    Optional<Map<String, Object>> payload(String token, String endpoint) {
        int dot = token.indexOf('.');
        if (dot > MOST_HEADER || !FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> header = part(token.substring(0, dot));
        Optional<Map<String, Object>> claims = part(token.substring(dot + 1, token.lastIndexOf('.')));
        if (header.isEmpty() || claims.isEmpty() || !hasNoExtensions(header.get())) {
            return Optional.empty();
        }
        return isValid(claims.get()) && isSigned(token)
                ? Optional.of(payload(claims.get(), endpoint))
                : Optional.empty();
    }

    private static Optional<Map<String, Object>> part(String base64) {
        try {
            return StrictJson.object(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean hasNoExtensions(Map<String, Object> header) {
        return !header.containsKey("crit") || (header.get("crit") instanceof Collection<?> names && names.isEmpty());
    }

    private boolean isSigned(String token) {
        try {
            processor.process(SignedJWT.parse(token), null);
            return true;
        } catch (ParseException | BadJOSEException e) {
            return false;
        } catch (JOSEException e) {
            // The keys could not be fetched.
            throw IdentityProviderException.failed();
        }
    }

    private boolean isValid(Map<String, Object> claims) {
        Instant now = clock.instant();
        List<String> audience = settings.audience();
        return settings.issuer().equals(claims.get("iss"))
                && (audience.isEmpty() || texts(claims.get("aud")).stream().anyMatch(audience::contains))
                && claims.get("exp") instanceof Number expires
                && now.getEpochSecond() < expires.longValue()
                && (!claims.containsKey("nbf")
                        || (claims.get("nbf") instanceof Number begins
                                && now.getEpochSecond() >= begins.longValue() - NBF_LEEWAY_SECONDS));
    }

    private static Collection<?> texts(@Nullable Object value) {
        return value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
    }

    /** Without an audience in the settings, the claim {@code aud} itself must name the endpoint, by the rule of each payload. */
    private Map<String, Object> payload(Map<String, Object> claims, String endpoint) {
        Map<String, Object> payload = new HashMap<>();
        for (String name : CARRIED) {
            Object value = claims.get(name);
            if (value != null) {
                payload.put(name, value);
            }
        }
        Object issued = claims.get("iat") instanceof Number number ? number : 0;
        payload.put("nbf", claims.getOrDefault("nbf", issued));
        if (!settings.audience().isEmpty()) {
            payload.put("aud", endpoint);
        }
        payload.put("isAuthorized", true);
        return payload;
    }
}
