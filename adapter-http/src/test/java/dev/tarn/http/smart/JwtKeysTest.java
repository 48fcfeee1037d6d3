package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that are fetched from a {@code jwks_uri}. */
class JwtKeysTest {

    private static final String ENDPOINT = "http://localhost/datastore/d/r4/";

    private final AtomicInteger fetches = new AtomicInteger();
    private ECKey key;
    private HttpServer server;
    private volatile int status = 200;
    private JwtDecoder decoder;

    @BeforeEach
    void serve() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("known").generate();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetches.incrementAndGet();
            exchange.sendResponseHeaders(status, keys.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(keys);
            }
        });
        server.start();
        decoder = new JwtDecoder(
                new JwtSettings(
                        "issuer",
                        List.of(),
                        Optional.empty(),
                        Optional.of(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json")),
                        List.of("ES256"),
                        "arn:aws:iam::111122223333:role/Smart"),
                InstantSource.system());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Map<String, Object> payload(String keyId) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .issuer("issuer")
                        .audience(ENDPOINT)
                        .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                        .build());
        token.sign(new ECDSASigner(key));
        return decoder.payload(token.serialize(), ENDPOINT);
    }

    @Test
    void tokens_of_unknown_keys_are_refused_and_cause_few_fetches() throws JOSEException {
        for (int i = 0; i < 10; i++) {
            String unknown = "unknown-" + i;
            assertThatExceptionOfType(InvalidTokenException.class)
                    .isThrownBy(() -> payload(unknown))
                    .withMessageContaining("no key of the key set verifies its signature");
        }
        assertThat(payload("known")).isNotEmpty();
        assertThat(fetches).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void without_any_keys_the_provider_has_failed() {
        status = 503;
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IdentityProviderException.class).isThrownBy(() -> payload("known"));
        }
    }
}
