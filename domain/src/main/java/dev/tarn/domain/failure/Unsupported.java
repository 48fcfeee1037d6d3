package dev.tarn.domain.failure;

/** This implementation of the port cannot do that; the message says what can. */
public final class Unsupported extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Unsupported(String message) {
        super(FailureKind.UNSUPPORTED, message);
    }
}
