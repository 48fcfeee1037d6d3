package dev.tarn.domain.fault;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.HealthLakeOperation;
import java.util.Optional;

/**
 * Where a fault applies; what is empty does not matter. Immutable.
 *
 * @param object which objects; only for failures of objects
 */
public record FaultTarget(
        Optional<Region> region,
        Optional<AccountId> account,
        Optional<HealthLakeOperation> operation,
        Optional<ObjectPattern> object) {

    /** Everywhere. */
    public static final FaultTarget ANY =
            new FaultTarget(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return this for one operation} */
    public FaultTarget operation(HealthLakeOperation value) {
        return new FaultTarget(region, account, Optional.of(value), object);
    }

    /** {@return this for one account} */
    public FaultTarget account(AccountId value) {
        return new FaultTarget(region, Optional.of(value), operation, object);
    }

    /** {@return this for one region} */
    public FaultTarget region(Region value) {
        return new FaultTarget(Optional.of(value), account, operation, object);
    }

    /** {@return this for some objects} */
    public FaultTarget object(ObjectPattern value) {
        return new FaultTarget(region, account, operation, Optional.of(value));
    }

    /** {@return whether a request is meant; an operation that has no name is meant by a target that names none} */
    public boolean matches(Scope scope, Optional<HealthLakeOperation> requested) {
        return matches(scope) && (operation.isEmpty() || operation.equals(requested));
    }

    /** {@return whether an object that a job of this account and region accesses is meant} */
    public boolean matches(Scope scope, S3Uri uri) {
        return matches(scope) && object.map(pattern -> pattern.matches(uri)).orElse(true);
    }

    private boolean matches(Scope scope) {
        return region.map(scope.region()::equals).orElse(true)
                && account.map(scope.account()::equals).orElse(true);
    }
}
