package dev.tarn.domain.failure;

/** HealthLake answered something impossible: an unknown status, or a state that moved backwards. */
public final class BrokenPromise extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public BrokenPromise(String message) {
        super(FailureKind.BROKEN_PROMISE, message);
    }
}
