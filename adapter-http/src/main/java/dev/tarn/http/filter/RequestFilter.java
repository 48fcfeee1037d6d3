package dev.tarn.http.filter;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.connection.Exchange;
import java.util.Optional;

/** Decides whether a valid request is executed. Thread-safe. */
@FunctionalInterface
public interface RequestFilter {

    /** Executes every request at once. */
    RequestFilter OPEN = (exchange, scope, operation, then) -> then.run();

    /**
     * Runs {@code then} on this event loop, now or later; or answers the request itself.
     *
     * @param operation empty for a request that is no named operation
     */
    void pass(Exchange exchange, Scope scope, Optional<HealthLakeOperation> operation, Runnable then);
}
