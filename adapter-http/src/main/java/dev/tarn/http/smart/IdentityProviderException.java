package dev.tarn.http.smart;

/** The function failed or took too long. The message repeats nothing of the token and nothing that the function said. */
public final class IdentityProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isTimeout;

    private IdentityProviderException(String message, boolean isTimeout) {
        super(message);
        this.isTimeout = isTimeout;
    }

    /** {@return that the function failed} */
    public static IdentityProviderException failed() {
        return new IdentityProviderException("The identity provider function failed.", false);
    }

    /** {@return that the function took longer than it may} HealthLake's words. */
    public static IdentityProviderException timeout() {
        return new IdentityProviderException("Timeout during custom Idp execution.", true);
    }

    /** {@return whether the function took too long} */
    public boolean isTimeout() {
        return isTimeout;
    }
}
