package dev.tarn.domain.failure;

/** A condition of the request does not hold: {@code If-Match} or {@code If-None-Match} ({@code data-plane.md} 3.2). */
public final class PreconditionFailed extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public PreconditionFailed(String message) {
        super(FailureKind.PRECONDITION_FAILED, message);
    }
}
