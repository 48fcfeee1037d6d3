package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.Disconnect.Kind;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.OfRequest;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.ports.await.Pause;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fault.RequestFaults;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Executes the calls of one account and region, after the faults that match them.
 *
 * @param pause how the latency of a call passes
 */
record FaultInjection(Faults faults, Scope scope, Pause pause) {

    /** {@return the result of a call, unless a fault prevents it} */
    <T> T call(HealthLakeOperation operation, Supplier<T> call) {
        return faults.isEmpty() ? call.get() : afterFaults(operation, call);
    }

    /** Makes a call without a result, unless a fault prevents it. */
    void run(HealthLakeOperation operation, Runnable call) {
        call(operation, () -> {
            call.run();
            return true;
        });
    }

    private <T> T afterFaults(HealthLakeOperation operation, Supplier<T> call) {
        RequestFaults found = faults.request(scope, Optional.of(operation));
        take(found.latency());
        if (found.effect().isEmpty()) {
            return call.get();
        }
        OfRequest effect = found.effect().get();
        if (effect instanceof Disconnect disconnect && disconnect.kind() == Kind.TRUNCATED_RESPONSE_BODY) {
            var unused = call.get();
        }
        throw failure(effect, operation);
    }

    private void take(Duration latency) {
        if (latency.isZero()) {
            return;
        }
        try {
            pause.take(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(
                    "The call was interrupted during the " + latency.toMillis()
                            + " ms of an injected latency, and was not executed",
                    e);
        }
    }

    private static HealthLakeException failure(OfRequest effect, HealthLakeOperation operation) {
        if (effect instanceof ErrorResponse error) {
            return error.failure(operation.isOfFhir());
        }
        if (effect instanceof Disconnect disconnect) {
            return new Unreachable(
                    "The injected fault " + disconnect.kind() + " breaks a connection. A call in the same process has"
                            + " none, and fails as a client over HTTP does that receives no answer"
                            + (disconnect.kind() == Kind.TRUNCATED_RESPONSE_BODY ? "; the request was executed" : ""),
                    null);
        }
        return new InsufficientStorage(
                "The disk is full: a fault was injected. Remove it with InjectedFault.remove() or"
                        + " DELETE /_tarn/faults");
    }
}
