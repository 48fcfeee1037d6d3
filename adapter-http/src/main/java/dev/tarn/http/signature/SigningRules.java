package dev.tarn.http.signature;

import dev.tarn.http.signature.canonical.CanonicalUri;
import java.time.Duration;
import java.util.List;

/**
 * How requests to one service are signed.
 *
 * @param service its name in the credential scope
 * @param uri the rule of the canonical path
 * @param signedIfPresent the headers in lower case that must be signed where they are present
 * @param signedPrefix the beginning in lower case of further such headers; empty for none
 * @param skew how long ago a header may be signed, and how far the clock of the signer may be ahead
 * @param lenient whether the forms of signers that AWS refuses are accepted ({@code decisions.md} D55)
 */
public record SigningRules(
        String service,
        CanonicalUri uri,
        List<String> signedIfPresent,
        String signedPrefix,
        Duration skew,
        boolean lenient) {

    /** The clock skew that AWS documents for most services ({@code decisions.md} D52). */
    public static final Duration DEFAULT_SKEW = Duration.ofMinutes(5);

    private static final Duration S3_SKEW = Duration.ofMinutes(15);

    public SigningRules {
        signedIfPresent = List.copyOf(signedIfPresent);
    }

    /** {@return the rules of HealthLake, on the control plane and at the FHIR endpoint ({@code decisions.md} D58)} */
    public static SigningRules healthLake(Duration skew, boolean lenient) {
        return new SigningRules(
                "healthlake",
                CanonicalUri.NORMALIZED,
                List.of(
                        "x-amz-target",
                        "x-amz-date",
                        "x-amz-fhir-idempotency-key",
                        "x-amz-fhir-history-consistency-level"),
                "",
                skew,
                lenient);
    }

    /**
     * {@return the rules of S3: the path is encoded once, every header {@code x-amz-*} must be signed, and the skew is 15
     * minutes}
     */
    public static SigningRules s3(boolean lenient) {
        return new SigningRules("s3", CanonicalUri.ENCODED_ONCE, List.of(), "x-amz-", S3_SKEW, lenient);
    }
}
