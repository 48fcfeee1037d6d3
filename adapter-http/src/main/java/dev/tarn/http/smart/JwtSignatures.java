package dev.tarn.http.smart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.util.Base64URL;
import dev.tarn.http.signature.key.Sha256;
import java.nio.ByteBuffer;
import java.security.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Verifies a valid signature once, since that takes up to 7 ms ({@code authorization.md} 3.10). A signature is valid by its
 * token and key alone, and the hash is of both: a token of a key that is no longer in the JWKS is refused as without this
 * class. All else of a token, such as {@code exp}, is checked at each request elsewhere. Thread-safe.
 */
final class JwtSignatures implements JWSVerifierFactory {

    static final int MOST_TOKENS = 1_000;

    private final JWSVerifierFactory verifiers;
    private final ExpiringCache<Boolean> valid;

    JwtSignatures(JWSVerifierFactory verifiers, InstantSource clock) {
        this.verifiers = verifiers;
        this.valid = new ExpiringCache<>(MOST_TOKENS, clock);
    }

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        return new Verifier(verifiers.createJWSVerifier(header, key), key.getEncoded());
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return verifiers.supportedJWSAlgorithms();
    }

    @Override
    public JCAContext getJCAContext() {
        return verifiers.getJCAContext();
    }

    private final class Verifier implements JWSVerifier {

        private final JWSVerifier verifier;
        private final byte[] key;

        private Verifier(JWSVerifier verifier, byte[] key) {
            this.verifier = verifier;
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
            String hash = hash(signed, signature.toString());
            if (valid.get(hash).isPresent()) {
                return true;
            }
            boolean isValid = verifier.verify(header, signed, signature);
            if (isValid) {
                valid.put(hash, true, Instant.MAX);
            }
            return isValid;
        }

        /** The key is DER, which has its length in it; the signature has no dot, which the rest of the token has. */
        private String hash(byte[] signed, String signature) {
            byte[] end = ("." + signature).getBytes(US_ASCII);
            return Sha256.hex(ByteBuffer.allocate(key.length + signed.length + end.length)
                    .put(key)
                    .put(signed)
                    .put(end)
                    .array());
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return verifier.supportedJWSAlgorithms();
        }

        @Override
        public JCAContext getJCAContext() {
            return verifier.getJCAContext();
        }
    }
}
