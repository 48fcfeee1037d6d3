package dev.tarn.ports.fault;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.fault.Fault;
import dev.tarn.domain.fault.FaultEffect;
import dev.tarn.domain.fault.FaultEffect.DatastoreFailure;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.DiskFull;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.JobFailure;
import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure.Access;
import dev.tarn.domain.fault.FaultEffect.Stall;
import dev.tarn.domain.fault.FaultErrorCode;
import dev.tarn.domain.fault.FaultFrequency;
import dev.tarn.domain.fault.FaultTarget;
import dev.tarn.domain.fault.ObjectPattern;
import dev.tarn.domain.fault.S3FaultErrorCode;
import dev.tarn.domain.operation.AwsOperation.Service;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fault in the making: first where and how often, then one of the effects, which injects it and returns its handle. Each
 * method throws {@link dev.tarn.domain.failure.Invalid} for what cannot be. Immutable.
 */
public final class FaultBuilder {

    private final Faults faults;
    private final FaultTarget target;
    private final FaultFrequency frequency;

    FaultBuilder(Faults faults, FaultTarget target) {
        this(faults, target, FaultFrequency.ALWAYS);
    }

    private FaultBuilder(Faults faults, FaultTarget target, FaultFrequency frequency) {
        this.faults = faults;
        this.target = target;
        this.frequency = frequency;
    }

    /** Only in this account. */
    public FaultBuilder account(String account) {
        return new FaultBuilder(faults, target.account(new AccountId(account)), frequency);
    }

    /** Only in this region. */
    public FaultBuilder region(String region) {
        return new FaultBuilder(faults, target.region(new Region(region)), frequency);
    }

    /** So many times at most. */
    public FaultBuilder times(long times) {
        return new FaultBuilder(faults, target, frequency.times(times));
    }

    /** Each time with this probability; the same seed gives the same sequence. */
    public FaultBuilder probability(double probability, long seed) {
        return new FaultBuilder(faults, target, frequency.probability(probability, seed));
    }

    /** Only requests of S3 about these objects: {@code s3://bucket/in/*.ndjson}. */
    public FaultBuilder object(String pattern) {
        return onObject(pattern);
    }

    /** Answers with a {@code ThrottlingException}, or, to a client of S3, with {@code SlowDown}. */
    public InjectedFault throttle() {
        return error(
                target.service() == Service.S3 ? S3FaultErrorCode.SLOW_DOWN.code() : FaultErrorCode.THROTTLING.code());
    }

    /** Answers with an error, with its usual status and message. */
    public InjectedFault error(String code) {
        return inject(new ErrorResponse(code, OptionalInt.empty(), Optional.empty()));
    }

    /** Answers with an error. */
    public InjectedFault error(String code, int statusCode, String message) {
        return inject(new ErrorResponse(code, OptionalInt.of(statusCode), Optional.of(message)));
    }

    /** Executes the request later. */
    public InjectedFault latency(Duration duration) {
        return inject(new Latency(duration));
    }

    /** Breaks the connection. */
    public InjectedFault disconnect(Disconnect.Kind kind) {
        return inject(new Disconnect(kind));
    }

    /** Rejects writes as if the disk was full. */
    public InjectedFault diskFull() {
        return inject(new DiskFull());
    }

    /** Lets data stores end in {@code CREATE_FAILED} or {@code UPDATE_FAILED}. */
    public InjectedFault endsIn(DatastoreStatus status, String message, ErrorCategory category) {
        return inject(new DatastoreFailure(status, ErrorCause.of(message, category)));
    }

    /** Lets jobs end FAILED before their first resource. */
    public InjectedFault failJob(String message) {
        return failJob(message, 0);
    }

    /** Lets jobs end FAILED, at the first batch that ends at this many resources or later. */
    public InjectedFault failJob(String message, long afterResources) {
        return inject(new JobFailure(message, afterResources));
    }

    /** Lets jobs stay IN_PROGRESS until {@link InjectedFault#release}. */
    public InjectedFault stall() {
        return inject(new Stall());
    }

    /** Lets reads of objects fail: {@code s3://bucket/in/*.ndjson}. */
    public InjectedFault failReading(String objectPattern) {
        return onObject(objectPattern).inject(new ObjectFailure(Access.READ));
    }

    /** Lets writes of objects fail: {@code s3://bucket/out/*}. */
    public InjectedFault failWriting(String objectPattern) {
        return onObject(objectPattern).inject(new ObjectFailure(Access.WRITE));
    }

    private FaultBuilder onObject(String objectPattern) {
        return new FaultBuilder(faults, target.object(new ObjectPattern(objectPattern)), frequency);
    }

    private InjectedFault inject(FaultEffect effect) {
        return faults.add(new Fault(target, frequency, effect));
    }
}
