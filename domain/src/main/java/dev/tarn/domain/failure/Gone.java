package dev.tarn.domain.failure;

/** The resource was deleted; its history still exists. */
public final class Gone extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** A failure with these words. */
    public Gone(String message) {
        super(FailureKind.GONE, message);
    }

    /** {@return that the resource was deleted, and which version says so} */
    public static Gone of(Object address, Object version) {
        return new Gone("Resource " + address + " was deleted, in version " + version);
    }
}
