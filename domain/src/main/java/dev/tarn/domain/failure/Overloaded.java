package dev.tarn.domain.failure;

/** The server has no capacity for the request now, and has not begun it; later the same request may succeed. */
public final class Overloaded extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Overloaded(String message) {
        super(FailureKind.OVERLOADED, message);
    }
}
