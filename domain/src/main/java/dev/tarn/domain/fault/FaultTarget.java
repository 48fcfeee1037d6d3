package dev.tarn.domain.fault;

import dev.tarn.domain.account.AccountId;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.operation.AwsOperation;
import dev.tarn.domain.operation.AwsOperation.Service;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.operation.S3Operation;
import java.util.Optional;

/**
 * Where a fault applies; what is empty does not matter. Immutable.
 *
 * @param service whose requests are meant
 * @param operation of the service
 * @param object which objects; only for failures of objects, and for requests of S3
 */
public record FaultTarget(
        Optional<Region> region,
        Optional<AccountId> account,
        Service service,
        Optional<AwsOperation> operation,
        Optional<ObjectPattern> object) {

    /** Everywhere in HealthLake. */
    public static final FaultTarget ANY =
            new FaultTarget(Optional.empty(), Optional.empty(), Service.HEALTHLAKE, Optional.empty(), Optional.empty());

    /** Every request of S3. */
    public static final FaultTarget S3 =
            new FaultTarget(Optional.empty(), Optional.empty(), Service.S3, Optional.empty(), Optional.empty());

    public FaultTarget {
        if (operation.filter(known -> known.service() != service).isPresent()) {
            throw new Invalid(
                    "The operation " + operation.get().wireName() + " is not of the service " + service.signingName());
        }
    }

    /** {@return this for one operation, and so for its service} */
    public FaultTarget operation(AwsOperation value) {
        return new FaultTarget(region, account, value.service(), Optional.of(value), object);
    }

    /** {@return this for one account} */
    public FaultTarget account(AccountId value) {
        return new FaultTarget(region, Optional.of(value), service, operation, object);
    }

    /** {@return this for one region} */
    public FaultTarget region(Region value) {
        return new FaultTarget(Optional.of(value), account, service, operation, object);
    }

    /** {@return this for some objects} */
    public FaultTarget object(ObjectPattern value) {
        return new FaultTarget(region, account, service, operation, Optional.of(value));
    }

    /** {@return whether a request is meant; an operation that has no name is meant by a target that names none} */
    public boolean matches(Scope scope, Optional<HealthLakeOperation> requested) {
        return service == Service.HEALTHLAKE && matches(scope) && (operation.isEmpty() || operation.equals(requested));
    }

    /**
     * {@return whether a request of S3 is meant}
     *
     * @param uri the object; empty for a request about a bucket, which a target with an object pattern does not mean
     */
    public boolean matches(Scope scope, S3Operation requested, Optional<S3Uri> uri) {
        return service == Service.S3
                && matches(scope)
                && (operation.isEmpty() || operation.equals(Optional.of(requested)))
                && (object.isEmpty() || uri.filter(object.get()::matches).isPresent());
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
