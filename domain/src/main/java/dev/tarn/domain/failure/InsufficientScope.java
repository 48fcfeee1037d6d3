package dev.tarn.domain.failure;

/** The scopes of a token do not admit the request ({@code authorization.md} 3.11). */
public final class InsufficientScope extends HealthLakeException {

    private static final long serialVersionUID = 1L;

    /** HealthLake's words. */
    private static final String WORDS = "Insufficient SMART scope permissions.";

    private InsufficientScope(String message) {
        super(FailureKind.INSUFFICIENT_SCOPE, message);
    }

    /** {@return that a resource is not admitted} The message gives no reason, since it would say what the resource is. */
    public static InsufficientScope ofResource() {
        return new InsufficientScope(WORDS);
    }

    /**
     * {@return that no scope admits the request}
     *
     * @param needed what would admit it, from the request alone
     */
    public static InsufficientScope needs(String needed) {
        return new InsufficientScope(WORDS + " Tarn: the request needs " + needed);
    }
}
