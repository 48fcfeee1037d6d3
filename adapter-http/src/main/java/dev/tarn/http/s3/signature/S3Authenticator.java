package dev.tarn.http.s3.signature;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.http.caller.Authentication;
import dev.tarn.http.caller.VertxRequestHead;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.signature.SignatureVerifier;
import dev.tarn.http.signature.SigningRules;
import dev.tarn.http.signature.VerifiedSignature;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the heads of requests to S3, before their bodies are read. What a head says of its body is verified while the
 * body arrives. Thread-safe.
 */
public final class S3Authenticator {

    private static final String CONTENT_HASH = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String SIGNED_TRAILER = SIGNED_CHUNKS + "-TRAILER";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final SignatureVerifier verifier;
    private final InstantSource clock;

    /**
     * An authenticator.
     *
     * @param clock of the machine, never one that tests move
     */
    public S3Authenticator(Authentication settings, InstantSource clock) {
        this.verifier = new SignatureVerifier(SigningRules.s3(settings.lenient()), settings.keys());
        this.clock = clock;
    }

    /** Some presigners write the header into the query, where it is signed too. */
    private static String inQuery(HttpServerRequest request) {
        @Nullable String given = request.getParam(CONTENT_HASH);
        return given == null ? UNSIGNED : given;
    }

    /**
     * {@return the signature of a request}
     *
     * @throws dev.tarn.http.signature.SignatureRefusal for a request that is not signed as it must be
     * @throws S3Error for a body that is signed in an unknown way
     */
    public S3Signature verify(HttpServerRequest request) {
        List<String> stated = request.headers().getAll(CONTENT_HASH);
        String payload = stated.isEmpty() ? inQuery(request) : stated.get(0);
        VerifiedSignature verified = verifier.verify(VertxRequestHead.of(request), payload, clock.instant());
        if (stated.size() > 1 || (stated.isEmpty() && !verified.isPresigned())) {
            throw new S3Error(
                    S3ErrorCode.INVALID_REQUEST, "Missing required header for this request: x-amz-content-sha256");
        }
        boolean isHash = HASH.matcher(payload).matches();
        boolean isChunked = payload.equals(SIGNED_CHUNKS) || payload.equals(SIGNED_TRAILER);
        if (!isHash && !isChunked && !payload.equals(UNSIGNED) && !payload.equals(UNSIGNED_TRAILER)) {
            throw new S3Error(
                    S3ErrorCode.INVALID_ARGUMENT,
                    "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
                            + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, or a valid"
                            + " sha256 value.");
        }
        Caller caller = new Caller(
                new Scope(verified.key().account(), new Region(verified.region())),
                verified.key().user());
        return new S3Signature(
                caller,
                isHash ? Optional.of(payload) : Optional.empty(),
                isChunked ? Optional.of(verified.chunks()) : Optional.empty());
    }
}
