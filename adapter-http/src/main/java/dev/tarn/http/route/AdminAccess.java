package dev.tarn.http.route;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.iam.AccessRequest;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.caller.Authenticator;
import dev.tarn.http.connection.Exchange;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;

/**
 * Who may use the paths below {@code /_tarn}, except health, which is open. They act on every account, so that a caller
 * who is verified must belong to the server's own. Thread-safe.
 */
public final class AdminAccess {

    private final Authenticator authenticator;
    private final AccountId own;
    private final AccessControl access;

    /**
     * A check.
     *
     * @param own the account of the server
     * @param access checks the action, such as {@code tarn:Reset}, of callers with policies
     */
    public AdminAccess(Authenticator authenticator, AccountId own, AccessControl access) {
        this.authenticator = authenticator;
        this.own = own;
        this.access = access;
    }

    /**
     * Throws a refusal unless the caller is an administrator; without authorization every caller is.
     *
     * @param action that the caller's policies must allow, such as {@code tarn:Reset}
     */
    void require(Exchange exchange, Buffer body, String action) {
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
        access.check(caller, action, AccessRequest.ANY, exchange.request().isSSL());
    }

    /** {@return the action of a route, by its path: {@code tarn:Reset} of {@code /_tarn/reset}} */
    static String action(String path) {
        String name = path.split("/", -1)[2];
        return "tarn:" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
