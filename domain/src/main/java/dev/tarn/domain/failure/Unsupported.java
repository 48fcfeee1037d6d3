package dev.tarn.domain.failure;

/** This implementation of the port does not support the request; the message says what it supports. */
public final class Unsupported extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Unsupported(String message) {
        super(FailureKind.UNSUPPORTED, message);
    }
}
