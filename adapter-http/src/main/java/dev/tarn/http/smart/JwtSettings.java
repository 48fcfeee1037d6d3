package dev.tarn.http.smart;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the built-in decoder checks JSON Web Tokens ({@code authorization.md} 3.10).
 *
 * @param issuer the only accepted {@code iss}
 * @param audience accepted values of {@code aud}; empty for the URLs of the data store's endpoint, which
 *     {@link dev.tarn.domain.smart.AuthPayload} compares
 * @param jwksFile a JWKS on disk, read again after it changed; exactly one of this and {@code jwksUri}
 * @param jwksUri where a JWKS is fetched
 * @param algorithms accepted values of {@code alg}
 * @param role the {@code iamRoleARN} of every answer
 */
record JwtSettings(
        String issuer,
        List<String> audience,
        Optional<Path> jwksFile,
        Optional<URI> jwksUri,
        List<String> algorithms,
        String role) {

    static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    JwtSettings {
        audience = List.copyOf(audience);
        algorithms = List.copyOf(algorithms);
    }
}
