package dev.tarn.http.error;

/** A request that is refused by the protocol layer, without a call of HealthLake. The message is for the caller. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * A refusal with this message. It has no stack trace: it is an answer, and callers can cause any number of them.
     */
    public Refusal(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** {@return the error code on the wire} */
    public ErrorCode code() {
        return code;
    }
}
