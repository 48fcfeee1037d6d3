package dev.tarn.http.fhir.outcome;

import dev.tarn.http.error.Refusal;
import dev.tarn.http.signature.SignatureRefusal;

/**
 * A request without a signature to a data store that accepts bearer tokens as well: the answer names that scheme in
 * {@code WWW-Authenticate} ({@code authorization.md} 1.7). The rest is the answer of the cause.
 */
public final class Challenge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A challenge in the words of the refusal. */
    public Challenge(Throwable refusal) {
        super(refusal.getMessage(), refusal, false, false);
    }

    /** {@return whether a refusal has status 401, which a challenge belongs to} */
    public static boolean canBe(Throwable refusal) {
        // Other failures are not asked for their status, which would log them.
        boolean isOfCaller = refusal instanceof SignatureRefusal || refusal instanceof Refusal;
        return isOfCaller && FhirFailure.of(refusal, "").status() == 401;
    }
}
