package dev.tarn.domain.failure;

/** The server has no capacity for the request and has not begun it; a retry may succeed. */
public final class Overloaded extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Overloaded(String message) {
        super(FailureKind.OVERLOADED, message);
    }
}
