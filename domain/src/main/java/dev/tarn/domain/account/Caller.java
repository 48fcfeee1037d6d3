package dev.tarn.domain.account;

/**
 * The identity that makes a request to HealthLake; there is no request without one. Immutable.
 *
 * @param scope the account that the request is made in, and the region it is sent to
 * @param principal who makes the request
 */
public record Caller(Scope scope, Principal principal) {

    /** {@return a caller in this account and region that was not verified} */
    public static Caller in(Scope scope) {
        return new Caller(scope, Principal.UNVERIFIED);
    }

    /**
     * {@return a caller in this account and region that was not verified}
     *
     * @throws dev.tarn.domain.failure.Invalid for an account that is not twelve digits, and for a malformed region
     */
    public static Caller of(String account, String region) {
        return in(Scope.of(account, region));
    }
}
