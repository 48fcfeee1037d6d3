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
        processor.setJWSVerifierFactory(new JwtSignatures(verifiers, clock));
        // The claims are checked below: Nimbus allows 60 s after exp, and takes the last of two claims of one name.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * {@return the {@code authPayload} of a valid token} Without an audience in the settings its {@code aud} is that of the
     * token, and remains to be checked as in every payload.
     *
     * @param endpoint the URL of the data store's endpoint
     * @throws InvalidTokenException for a token that is not valid
     * @throws IdentityProviderException if there are no keys
     */
    Map<String, Object> payload(String token, String endpoint) {
        int dot = token.indexOf('.');
        require(dot <= MOST_HEADER && FORM.matcher(token).matches(), "it is no JSON Web Token with a signature");
        Map<String, Object> header = part(token.substring(0, dot), "header");
        Map<String, Object> claims = part(token.substring(dot + 1, token.lastIndexOf('.')), "claims");
        require(hasNoExtensions(header), "its header has crit, whose extensions are not known");
        requireValid(claims);
        requireSigned(token);
        return payload(claims, endpoint);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new InvalidTokenException(fault);
        }
    }

    private static Map<String, Object> part(String base64, String name) {
        Optional<Map<String, Object>> part;
        try {
            part = StrictJson.object(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            part = Optional.empty();
        }
        return part.orElseThrow(() -> new InvalidTokenException(
                "its " + name + " must be a JSON object with each member once, in base64url"));
    }

    private static boolean hasNoExtensions(Map<String, Object> header) {
        return !header.containsKey("crit") || (header.get("crit") instanceof Collection<?> names && names.isEmpty());
    }

    private void requireSigned(String token) {
        try {
            processor.process(SignedJWT.parse(token), null);
        } catch (ParseException | BadJOSEException e) {
            throw new InvalidTokenException("no key of the key set verifies its signature, or its alg or typ is not"
                    + " accepted; accepted algorithms are " + String.join(", ", settings.algorithms()));
        } catch (JOSEException e) {
            // The keys could not be fetched.
            throw IdentityProviderException.failed();
        }
    }

    private void requireValid(Map<String, Object> claims) {
        long now = clock.instant().getEpochSecond();
        List<String> audience = settings.audience();
        require(settings.issuer().equals(claims.get("iss")), "its iss is not the issuer of idp.json");
        require(
                audience.isEmpty() || texts(claims.get("aud")).stream().anyMatch(audience::contains),
                "its aud is none of the audience of idp.json");
        require(claims.get("exp") instanceof Number, "its exp is no number of seconds");
        require(
                claims.get("exp") instanceof Number expires && now < expires.longValue(),
                "it is expired; request a new one from the identity provider");
        require(
                !claims.containsKey("nbf")
                        || (claims.get("nbf") instanceof Number begins
                                && now >= begins.longValue() - NBF_LEEWAY_SECONDS),
                "it is not valid yet; compare the clocks of the identity provider and of this machine");
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
