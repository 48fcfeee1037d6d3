package dev.tarn.http.error;

/** A request that the wire itself refuses; no HealthLake is asked. Its message is for the caller. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** A refusal with these words. It has no stack trace: it is an answer, and callers can ask for many. */
    public Refusal(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** {@return what the wire calls it} */
    public ErrorCode code() {
        return code;
    }
}
