package dev.tarn.ports.fault;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.fault.Fault;
import dev.tarn.domain.fault.FaultEffect;
import dev.tarn.domain.fault.FaultEffect.DatastoreFailure;
import dev.tarn.domain.fault.FaultEffect.DiskFull;
import dev.tarn.domain.fault.FaultEffect.JobFailure;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure;
import dev.tarn.domain.fault.FaultEffect.OfRequest;
import dev.tarn.domain.fault.FaultEffect.Stall;
import dev.tarn.domain.fault.FaultFrequency;
import dev.tarn.domain.fault.FaultTarget;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.ports.admin.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The faults that tests have injected, in order. If several match, latencies add up, and of the others the first one
 * applies. Thread-safe; with an empty list, a query costs one volatile read.
 */
public final class Faults {

    /** How many faults the list can have. */
    public static final int LIMIT = 1_000;

    private volatile List<InjectedFault> list = List.of();
    private long last;

    /** {@return a fault in the making that matches everything} */
    public FaultBuilder anywhere() {
        return new FaultBuilder(this, FaultTarget.ANY);
    }

    /** {@return a fault in the making that matches an operation: {@code on(START_FHIR_IMPORT_JOB).times(3).throttle()}} */
    public FaultBuilder on(HealthLakeOperation operation) {
        return new FaultBuilder(this, FaultTarget.ANY.operation(operation));
    }

    /** {@return a fault in the making that matches an operation of S3 on the server's port} */
    public FaultBuilder on(S3Operation operation) {
        return new FaultBuilder(this, FaultTarget.S3.operation(operation));
    }

    /** {@return a fault in the making that matches every request of S3 on the server's port} */
    public FaultBuilder onS3() {
        return new FaultBuilder(this, FaultTarget.S3);
    }

    /**
     * Appends a fault.
     *
     * @return its handle
     * @throws Conflict if the list is full
     */
    public synchronized InjectedFault add(Fault fault) {
        if (list.size() >= LIMIT) {
            throw new Conflict("There are " + LIMIT + " faults already; remove some (DELETE /_tarn/faults)");
        }
        last++;
        InjectedFault added = new InjectedFault(last, fault, this);
        List<InjectedFault> longer = new ArrayList<>(list);
        longer.add(added);
        list = List.copyOf(longer);
        return added;
    }

    /** {@return all faults, in order; also those that apply no more} */
    public List<InjectedFault> list() {
        return list;
    }

    /** {@return whether there is no fault} */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** {@return the fault of this number; empty if there is none} */
    public Optional<InjectedFault> find(long id) {
        return list.stream().filter(fault -> fault.id() == id).findFirst();
    }

    /** Removes every fault and releases it. */
    public synchronized void clear() {
        List<InjectedFault> removed = list;
        list = List.of();
        removed.forEach(InjectedFault::release);
    }

    /** Removes a fault and releases it. {@return whether there was one of this number} */
    public synchronized boolean remove(long id) {
        Optional<InjectedFault> removed = find(id);
        list = list.stream().filter(fault -> fault.id() != id).toList();
        removed.ifPresent(InjectedFault::release);
        return removed.isPresent();
    }

    /**
     * {@return what happens to a request; counts the hits}
     *
     * @param operation empty for a request that is no named operation
     */
    public RequestFaults request(Scope scope, Optional<HealthLakeOperation> operation) {
        boolean write = operation.map(HealthLakeOperation::isWrite).orElse(false);
        return requests(
                fault -> fault.target().matches(scope, operation) && (write || !(fault.effect() instanceof DiskFull)));
    }

    /**
     * {@return what happens to a request of S3; counts the hits}
     *
     * @param object empty for a request about a bucket
     */
    public RequestFaults request(Scope scope, S3Operation operation, Optional<S3Uri> object) {
        return requests(fault -> fault.target().matches(scope, operation, object));
    }

    private RequestFaults requests(Predicate<Fault> matches) {
        RequestFaults found = RequestFaults.NONE;
        for (InjectedFault fault : list) {
            if (fault.fault().effect() instanceof OfRequest effect
                    && matches.test(fault.fault())
                    && found.takes(effect)
                    && fault.take()) {
                found = found.with(effect);
            }
        }
        return found;
    }

    /** {@return the cause with which a data store ends in a status of failure; empty if it does not} Counts the hit. */
    public Optional<ErrorCause> datastore(Scope scope, DatastoreStatus status) {
        return first(fault -> fault.effect() instanceof DatastoreFailure failure
                        && failure.status() == status
                        && fault.target().matches(scope, Optional.of(failure.operation())))
                .map(fault -> ((DatastoreFailure) fault.fault().effect()).cause());
    }

    /** {@return how a job fails; empty if it does not} Counts the hit. */
    public Optional<JobFailure> job(Scope scope, HealthLakeOperation operation) {
        return first(JobFailure.class, scope, operation)
                .map(fault -> (JobFailure) fault.fault().effect());
    }

    /** {@return when a job that stalls goes on; empty for one that does not stall} Counts the hit. */
    public Optional<CompletionStage<@Nullable Void>> stall(Scope scope, HealthLakeOperation operation) {
        return first(Stall.class, scope, operation)
                .filter(fault -> !fault.isReleased())
                .map(InjectedFault::released);
    }

    /** {@return whether the disk is full for a job} Counts the hit. */
    public boolean isDiskFull(Scope scope, HealthLakeOperation operation) {
        return first(DiskFull.class, scope, operation).isPresent();
    }

    /** {@return whether a job fails to access an object} Counts the hit. */
    public boolean failsObject(Scope scope, S3Uri uri, ObjectFailure.Access access) {
        return first(fault -> fault.effect() instanceof ObjectFailure failure
                        && failure.access() == access
                        && fault.target().matches(scope, uri))
                .isPresent();
    }

    /** {@return read-only while a fault says that the disk is full everywhere and always; it counts no hit} */
    public Health health() {
        return list.stream()
                        .map(InjectedFault::fault)
                        .anyMatch(fault -> fault.effect() instanceof DiskFull
                                && fault.target().equals(FaultTarget.ANY)
                                && fault.frequency().equals(FaultFrequency.ALWAYS))
                ? Health.readOnly("A fault was injected: the disk is full. Remove it with DELETE /_tarn/faults.")
                : Health.UP;
    }

    private Optional<InjectedFault> first(
            Class<? extends FaultEffect> effect, Scope scope, HealthLakeOperation operation) {
        return first(
                fault -> effect.isInstance(fault.effect()) && fault.target().matches(scope, Optional.of(operation)));
    }

    /** {@return the first fault that matches and applies; counts the matches before it too} */
    private Optional<InjectedFault> first(Predicate<Fault> matches) {
        for (InjectedFault fault : list) {
            if (matches.test(fault.fault()) && fault.take()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
