package dev.tarn.http.route;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.http.caller.Authenticator;
import dev.tarn.http.connection.Exchange;
import io.vertx.core.buffer.Buffer;

/**
 * Who may use the paths below {@code /_tarn}, except health, which is open. They act on every account, so that a caller
 * who is verified must belong to the server's own. Thread-safe.
 */
public final class AdminAccess {

    private final Authenticator authenticator;
    private final AccountId own;

    /**
     * A check.
     *
     * @param own the account of the server
     */
    public AdminAccess(Authenticator authenticator, AccountId own) {
        this.authenticator = authenticator;
        this.own = own;
    }

    /** Throws a refusal unless the caller is an administrator; without authorization every caller is. */
    void require(Exchange exchange, Buffer body) {
        if (!authenticator.verifies()) {
            return;
        }
        Caller caller = authenticator.caller(exchange.request(), body.getBytes(), exchange.id());
        if (!caller.scope().account().equals(own)) {
            throw new AccessDenied(
                    "The paths below /_tarn act on every account, so that only keys of the account of the"
                            + " server, " + own + ", may use them; this key belongs to account "
                            + caller.scope().account());
        }
    }
}
