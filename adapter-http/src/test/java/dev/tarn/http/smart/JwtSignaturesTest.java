package dev.tarn.http.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which signatures the decoder verifies again; keys are fetched, so that they can change. */
class JwtSignaturesTest {

    private static final String ENDPOINT = "http://localhost/datastore/d/r4/";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<ECKey> published = new AtomicReference<>();
    private final Counting verifiers = new Counting();
    private HttpServer server;
    private JwtDecoder decoder;
    private ECKey key;

    @BeforeEach
    void serve() throws IOException, JOSEException {
        key = key("k");
        published.set(key);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] keys = new JWKSet(published.get().toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(keys);
            }
        });
        server.start();
        JwtSettings settings = new JwtSettings(
                "issuer",
                List.of(),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json")),
                List.of("ES256"),
                "arn:aws:iam::111122223333:role/Smart");
        decoder = new JwtDecoder(settings, now::get, verifiers);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static ECKey key(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String token(ECKey signer, String subject) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(signer.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer("issuer")
                        .subject(subject)
                        .expirationTime(Date.from(START.plusSeconds(60)))
                        .build());
        token.sign(new ECDSASigner(signer));
        return token.serialize();
    }

    private boolean isAccepted(String token) {
        try {
            return !decoder.payload(token, ENDPOINT).isEmpty();
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    @Test
    void a_valid_signature_is_verified_once_and_exp_at_each_request() throws JOSEException {
        String token = token(key, "u");
        assertThat(isAccepted(token)).isTrue();
        assertThat(isAccepted(token)).isTrue();
        assertThat(verifiers.count).hasValue(1);
        now.set(START.plusSeconds(60));
        assertThat(isAccepted(token)).isFalse();
    }

    @Test
    void another_token_is_verified_and_an_invalid_signature_each_time() throws JOSEException {
        String token = token(key, "u");
        String other = token(key, "v");
        String forged = other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));
        assertThat(isAccepted(token)).isTrue();
        assertThat(isAccepted(other)).isTrue();
        assertThat(verifiers.count).hasValue(2);
        assertThat(isAccepted(forged)).isFalse();
        assertThat(isAccepted(forged)).isFalse();
        assertThat(verifiers.count).hasValue(4);
    }

    @Test
    void a_token_is_refused_once_its_key_is_not_in_the_key_set() throws JOSEException {
        String token = token(key, "u");
        assertThat(isAccepted(token)).isTrue();
        published.set(key("next"));
        assertThat(isAccepted(token(published.get(), "u")))
                .as("the unknown key causes a fetch")
                .isTrue();
        assertThat(isAccepted(token)).isFalse();
    }

    @Test
    void a_valid_signature_is_none_of_another_key() throws Exception {
        JwtSignatures signatures = new JwtSignatures(verifiers, now::get);
        SignedJWT token = SignedJWT.parse(token(key, "u"));
        for (int i = 0; i < 2; i++) {
            assertThat(token.verify(signatures.createJWSVerifier(token.getHeader(), key.toPublicKey())))
                    .isTrue();
            token = SignedJWT.parse(token.serialize());
        }
        assertThat(verifiers.count).hasValue(1);
        assertThat(token.verify(signatures.createJWSVerifier(token.getHeader(), key("k").toPublicKey())))
                .isFalse();
        assertThat(verifiers.count).hasValue(2);
    }

    @Test
    void the_number_of_signatures_is_bounded() throws JOSEException {
        verifiers.isAnyValid = true;
        JWSHeader header = new JWSHeader(JWSAlgorithm.ES256);
        JWSVerifier verifier = new JwtSignatures(verifiers, now::get).createJWSVerifier(header, key.toPublicKey());
        int most = JwtSignatures.MOST_TOKENS;
        for (int i = 0; i <= most; i++) {
            verifier.verify(header, ("h." + i).getBytes(StandardCharsets.US_ASCII), new Base64URL("s"));
        }
        verifier.verify(header, "h.1".getBytes(StandardCharsets.US_ASCII), new Base64URL("s"));
        assertThat(verifiers.count).as("the second is there").hasValue(most + 1);
        verifier.verify(header, "h.0".getBytes(StandardCharsets.US_ASCII), new Base64URL("s"));
        assertThat(verifiers.count).as("the first was evicted").hasValue(most + 2);
    }

    /** Counts verifications. */
    private static final class Counting extends DefaultJWSVerifierFactory {

        private final AtomicInteger count = new AtomicInteger();
        private boolean isAnyValid;

        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            JWSVerifier verifier = super.createJWSVerifier(header, key);
            return new JWSVerifier() {
                @Override
                public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
                    count.incrementAndGet();
                    return isAnyValid || verifier.verify(header, signed, signature);
                }

                @Override
                public Set<JWSAlgorithm> supportedJWSAlgorithms() {
                    return verifier.supportedJWSAlgorithms();
                }

                @Override
                public JCAContext getJCAContext() {
                    return verifier.getJCAContext();
                }
            };
        }
    }
}
