package dev.tarn.domain.failure;

/**
 * A well-formed request that cannot be applied to the current state: a patch that does not fit, a bundle that is too
 * large.
 */
public final class Unprocessable extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Unprocessable(String message) {
        super(FailureKind.UNPROCESSABLE, message);
    }
}
