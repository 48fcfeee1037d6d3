package dev.tarn.http.filter;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.Disconnect.Kind;
import dev.tarn.domain.fault.FaultEffect.DiskFull;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.OfRequest;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.BodyReader;
import dev.tarn.http.connection.DelayedBody;
import dev.tarn.http.connection.Exchange;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fault.RequestFaults;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Function;

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
        pass(exchange, faults.request(scope, operation), then);
    }

    /** Runs {@code then} on this event loop, now or later; or answers the request of S3 itself. */
    public void pass(Exchange exchange, Scope scope, S3Operation operation, Optional<S3Uri> object, Runnable then) {
        if (faults.isEmpty()) {
            then.run();
        } else {
            pass(exchange, faults.request(scope, operation, object), then);
        }
    }

    /**
     * {@return how the body of an upload is read, after the faults of S3}
     *
     * @param reader reads the body and executes the request
     * @param discarding reads the body in vain and gives this answer: not every client can read an answer before it has sent
     *     the body
     */
    public BodyReader upload(
            Exchange exchange,
            Scope scope,
            S3Operation operation,
            Optional<S3Uri> object,
            BodyReader reader,
            Function<Answer, BodyReader> discarding) {
        if (faults.isEmpty()) {
            return reader;
        }
        RequestFaults found = faults.request(scope, operation, object);
        BodyReader applied = found.effect()
                .map(effect -> upload(exchange, effect, reader, discarding))
                .orElse(reader);
        return found.latency().isZero() ? applied : new DelayedBody(vertx, found.latency(), applied);
    }

    private static BodyReader upload(
            Exchange exchange, OfRequest effect, BodyReader reader, Function<Answer, BodyReader> discarding) {
        if (effect instanceof ErrorResponse error) {
            return discarding.apply(exchange.errorFormat().injected(error));
        }
        if (effect instanceof Disconnect disconnect && disconnect.kind() != Kind.TRUNCATED_RESPONSE_BODY) {
            return BodyReader.disconnecting(disconnect.kind());
        }
        exchange.truncateAnswer();
        return reader;
    }

    private void pass(Exchange exchange, RequestFaults found, Runnable then) {
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
