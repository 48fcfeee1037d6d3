package dev.tarn.domain.failure;

/** Too many requests; a retry may succeed. */
public final class Throttled extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Throttled(String message) {
        super(FailureKind.THROTTLED, message);
    }
}
