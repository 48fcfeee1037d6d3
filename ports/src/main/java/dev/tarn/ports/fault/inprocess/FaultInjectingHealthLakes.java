package dev.tarn.ports.fault.inprocess;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.await.Pause;
import dev.tarn.ports.fault.Faults;
import java.util.Optional;

/**
 * HealthLake with the injected faults of requests: what a client over HTTP receives as an error is thrown here, as the
 * {@link dev.tarn.domain.failure.HealthLakeException} that an adapter makes of it. Thread-safe. Without faults, a call costs
 * one volatile read more.
 */
public final class FaultInjectingHealthLakes implements HealthLakes {

    private final HealthLakes delegate;
    private final Faults faults;
    private final Pause pause;

    /** A decorator; latencies block the thread of the caller. */
    public FaultInjectingHealthLakes(HealthLakes delegate, Faults faults) {
        this(delegate, faults, Pause.SLEEP);
    }

    /** A decorator that spends latencies in this way. */
    public FaultInjectingHealthLakes(HealthLakes delegate, Faults faults, Pause pause) {
        this.delegate = delegate;
        this.faults = faults;
        this.pause = pause;
    }

    @Override
    public HealthLake of(Caller caller) {
        return new FaultInjectingHealthLake(delegate.of(caller), new FaultInjection(faults, caller.scope(), pause));
    }

    @Override
    public Optional<Scope> scopeOf(DatastoreId store) {
        return delegate.scopeOf(store);
    }
}
