package dev.tarn.http.filter;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.Disconnect.Kind;
import dev.tarn.domain.fault.FaultEffect.DiskFull;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.OfRequest;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.http.connection.Exchange;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fault.RequestFaults;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Applies the injected faults of requests. */
public final class FaultFilter implements RequestFilter {

    private final Vertx vertx;
    private final Faults faults;

    /** A filter. */
    public FaultFilter(Vertx vertx, Faults faults) {
        this.vertx = vertx;
        this.faults = faults;
    }

    @Override
    public void pass(Exchange exchange, Scope scope, Optional<HealthLakeOperation> operation, Runnable then) {
        if (faults.isEmpty()) {
            then.run();
            return;
        }
        RequestFaults found = faults.request(scope, operation);
        if (found.latency().isZero()) {
            apply(exchange, found.effect(), then);
            return;
        }
        long timer = vertx.setTimer(
                Math.max(1, found.latency().toMillis()),
                late -> exchange.attempt(() -> apply(exchange, found.effect(), then)));
        exchange.whenGone(() -> vertx.cancelTimer(timer));
    }

    private void apply(Exchange exchange, Optional<OfRequest> effect, Runnable then) {
        if (effect.isEmpty()) {
            then.run();
            return;
        }
        OfRequest applied = effect.get();
        if (applied instanceof ErrorResponse error) {
            exchange.answer(exchange.errorFormat().injected(error));
        } else if (applied instanceof DiskFull) {
            throw new InsufficientStorage(
                    "The disk is full: a fault was injected. Remove it with DELETE /_tarn/faults");
        } else if (applied instanceof Disconnect disconnect) {
            if (disconnect.kind() == Kind.TRUNCATED_RESPONSE_BODY) {
                exchange.truncateAnswer();
                then.run();
            } else {
                exchange.disconnect(disconnect.kind());
            }
        } else if (applied instanceof Latency) {
            throw new IllegalStateException("Latencies are summed up, and none is left: " + applied);
        }
    }
}
