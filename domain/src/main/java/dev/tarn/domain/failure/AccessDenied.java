package dev.tarn.domain.failure;

/** The caller is not allowed to do this. */
public final class AccessDenied extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public AccessDenied(String message) {
        super(FailureKind.ACCESS_DENIED, message);
    }
}
