package dev.tarn.http.caller;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.http.signature.SignatureRefusal;
import dev.tarn.http.signature.SignatureVerifier;
import dev.tarn.http.signature.SigningRules;
import dev.tarn.http.signature.VerifiedSignature;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers by their signatures. A key works in its own account, and in the region that it signs for. */
public final class SignatureAuthenticator implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(SignatureAuthenticator.class);

    private final SignatureVerifier verifier;
    private final InstantSource clock;

    /**
     * An authenticator.
     *
     * @param clock of the machine, never one that tests move
     */
    public SignatureAuthenticator(Authentication settings, InstantSource clock) {
        this.verifier =
                new SignatureVerifier(SigningRules.healthLake(settings.skew(), settings.lenient()), settings.keys());
        this.clock = clock;
    }

    @Override
    public Caller caller(HttpServerRequest request, byte[] body, String requestId) {
        try {
            VerifiedSignature verified = verifier.verify(VertxRequestHead.of(request), body, clock.instant());
            return new Caller(
                    new Scope(verified.key().account(), new Region(verified.region())),
                    verified.key().user());
        } catch (SignatureRefusal refusal) {
            // Never the message: it can have the canonical request, whose query can name patients.
            LOG.debug("Request {} was refused, since its signature is {}", requestId, refusal.reason());
            throw refusal;
        }
    }

    @Override
    public boolean verifies() {
        return true;
    }
}
