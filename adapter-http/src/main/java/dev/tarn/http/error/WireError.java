package dev.tarn.http.error;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.http.signature.SignatureRefusal;

/** An error in the format of the wire. */
public record WireError(ErrorCode code, String message) {

    /**
     * {@return the response for this failure}
     *
     * <p>A failure of the ports has a message that is meant for the caller; it is sent unchanged. For an unexpected
     * failure the caller receives only a request id, under which the cause is logged, because internals must not leak.
     * Failures that the caller caused are logged at DEBUG at most.
     */
    public static WireError of(Throwable failure, String requestId) {
        if (failure instanceof Refusal refusal) {
            return new WireError(refusal.code(), String.valueOf(refusal.getMessage()));
        }
        if (failure instanceof SignatureRefusal refusal) {
            return new WireError(SignatureErrors.code(refusal), refusal.getMessage());
        }
        if (failure instanceof HealthLakeException known) {
            ErrorCode code = ErrorCode.of(known.kind());
            if (code == ErrorCode.INTERNAL_SERVER) {
                FailureLog.SHARED.add(requestId, known);
            }
            return new WireError(code, known.getMessage());
        }
        return new WireError(
                ErrorCode.INTERNAL_SERVER,
                "The request failed inside the server; its log tells why, under request id "
                        + FailureLog.SHARED.add(requestId, failure));
    }
}
