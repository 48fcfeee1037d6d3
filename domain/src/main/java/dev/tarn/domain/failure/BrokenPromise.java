package dev.tarn.domain.failure;

/** HealthLake answered what cannot be: a status nobody knows, a thing that moved backwards. */
public final class BrokenPromise extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public BrokenPromise(String message) {
        super(FailureKind.BROKEN_PROMISE, message);
    }
}
