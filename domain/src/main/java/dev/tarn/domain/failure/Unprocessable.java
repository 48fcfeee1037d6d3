package dev.tarn.domain.failure;

/** What was asked is well-formed and cannot be done to what is there: a patch that does not fit, a bundle too large. */
public final class Unprocessable extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Unprocessable(String message) {
        super(FailureKind.UNPROCESSABLE, message);
    }
}
