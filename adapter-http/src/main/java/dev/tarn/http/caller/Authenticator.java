package dev.tarn.http.caller;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Tells who makes a request. Thread-safe. */
public interface Authenticator {

    /**
     * {@return who makes a request}
     *
     * @param body as it was received, without its transfer coding
     * @param requestId of the request, for the log
     * @throws RuntimeException that the error formats of the protocols answer, if the caller cannot be accepted
     */
    Caller caller(HttpServerRequest request, byte[] body, String requestId);

    /** {@return whether callers are verified} If they are, the body is hashed, which takes time. */
    boolean verifies();

    /** {@return an authenticator that verifies nothing} The access key can be the account. */
    static Authenticator unverified(Scope usual) {
        return new Authenticator() {
            @Override
            public Caller caller(HttpServerRequest request, byte[] body, String requestId) {
                return AuthorizationHeader.caller(request.getHeader(HttpHeaders.AUTHORIZATION), usual);
            }

            @Override
            public boolean verifies() {
                return false;
            }
        };
    }
}
