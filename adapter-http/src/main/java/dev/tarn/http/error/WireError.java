package dev.tarn.http.error;

import dev.tarn.domain.failure.HealthLakeException;

/** An error as it goes over the wire. */
public record WireError(ErrorCode code, String message) {

    /**
     * {@return how to tell the caller of this failure}
     *
     * <p>A failure of the ports has words that are meant for the caller, whoever's fault it is; they go over the wire as
     * they are, so that they come back as they went. Of what nobody foresaw the caller learns only the id of a request,
     * under which its cause is logged: what is inside is nobody's business outside. What is the caller's fault is not logged
     * above DEBUG.
     */
    public static WireError of(Throwable failure, String requestId) {
        if (failure instanceof Refusal refusal) {
            return new WireError(refusal.code(), String.valueOf(refusal.getMessage()));
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
