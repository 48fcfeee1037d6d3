package dev.tarn.domain.failure;

/** The target does not exist, or no longer exists. */
public final class NotFound extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public NotFound(String message) {
        super(FailureKind.NOT_FOUND, message);
    }

    /** {@return that there is no {@code kind} of this id: {@code Data store 3f... was not found}} */
    public static NotFound of(String kind, Object id) {
        return new NotFound(kind + " " + id + " was not found");
    }
}
