package dev.tarn.domain.failure;

/** Something that HealthLake depends on failed. */
public final class FailedDependency extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public FailedDependency(String message) {
        super(FailureKind.FAILED_DEPENDENCY, message);
    }
}
