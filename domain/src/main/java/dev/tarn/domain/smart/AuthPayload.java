package dev.tarn.domain.smart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code authPayload} of an identity provider's answer ({@code authorization.md} 3.5). Immutable.
 *
 * @param claims its members: texts as {@link String}, numbers as {@link Number}, {@code true} and {@code false} as {@link
 *     Boolean}, arrays as {@link Collection}
 */
public record AuthPayload(Map<String, ?> claims) {

    private static final long NBF_LEEWAY_SECONDS = 60;

    /**
     * {@return why the token cannot be used, without anything of the token; empty where it can}
     *
     * @param endpoints the URLs of the data store's endpoint, of which {@code aud} names one; a slash at the end means
     *     nothing
     */
    public Optional<String> refusal(Instant now, Collection<String> endpoints) {
        Object authorized = claims.get("isAuthorized");
        if (!Boolean.TRUE.equals(authorized) && !"true".equals(authorized)) {
            return Optional.of("isAuthorized is not true");
        }
        Optional<BigDecimal> expires = seconds("exp");
        Optional<BigDecimal> begins = seconds("nbf");
        if (expires.isEmpty() || begins.isEmpty()) {
            return Optional.of((expires.isEmpty() ? "exp" : "nbf") + " is not a number of seconds");
        }
        BigDecimal time = BigDecimal.valueOf(now.toEpochMilli(), 3);
        if (time.compareTo(expires.get()) >= 0) {
            return Optional.of("it is expired; request a new one from the identity provider");
        }
        if (time.compareTo(begins.get().subtract(BigDecimal.valueOf(NBF_LEEWAY_SECONDS))) < 0) {
            return Optional.of("it is not valid yet; compare the clocks of the identity provider and of this machine");
        }
        List<String> wanted = endpoints.stream().map(AuthPayload::withoutSlash).toList();
        if (texts(claims.get("aud")).noneMatch(audience -> wanted.contains(withoutSlash(audience)))) {
            return Optional.of(
                    "its aud is not the endpoint of this data store; accepted are " + String.join(" and ", endpoints));
        }
        return scopes().isEmpty()
                ? Optional.of("it has no scope; it needs one such as patient/Observation.read")
                : Optional.empty();
    }

    /** {@return the scopes of {@code scope}, or of {@code scp} where there is no {@code scope}} */
    public List<String> scopes() {
        Object scope = claims.get("scope");
        Object value = scope == null ? claims.get("scp") : scope;
        return value instanceof String text
                ? Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList()
                : texts(value).toList();
    }

    /** {@return who holds the token: the issuer and the subject, as far as the claims name them} */
    public String holder() {
        return claims.get("iss") + " " + claims.get("sub");
    }

    private Optional<BigDecimal> seconds(String claim) {
        return claims.get(claim) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    private static Stream<String> texts(@Nullable Object value) {
        Stream<?> items = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
        return items.filter(String.class::isInstance).map(String.class::cast);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
