package dev.tarn.domain.fault;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fault.FaultEffect.DatastoreFailure;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;
import dev.tarn.domain.fault.FaultEffect.Latency;
import dev.tarn.domain.fault.FaultEffect.ObjectFailure;
import dev.tarn.domain.fault.FaultEffect.OfJob;
import dev.tarn.domain.operation.AwsOperation;
import dev.tarn.domain.operation.AwsOperation.Service;
import dev.tarn.domain.operation.HealthLakeOperation;
import java.util.List;
import java.util.Optional;

/** A fault: where, how often, and what goes wrong. Immutable. */
public record Fault(FaultTarget target, FaultFrequency frequency, FaultEffect effect) {

    private static final List<HealthLakeOperation> JOBS =
            List.of(HealthLakeOperation.START_FHIR_IMPORT_JOB, HealthLakeOperation.START_FHIR_EXPORT_JOB);

    /**
     * @throws Invalid for an effect that the operation cannot have
     */
    public Fault {
        Optional<AwsOperation> operation = target.operation();
        boolean s3 = target.service() == Service.S3;
        require(
                !s3 || effect instanceof ErrorResponse || effect instanceof Latency || effect instanceof Disconnect,
                "A fault of the service s3 is an error, a latency or a disconnect; jobs fail to access objects by"
                        + " failObject, without a service");
        if (effect instanceof ErrorResponse error) {
            error.requireKnown(target.service());
        }
        if (effect instanceof ObjectFailure) {
            require(operation.isEmpty(), "A failure of objects has no operation; leave it out");
        } else {
            require(
                    s3 || target.object().isEmpty(),
                    "Only a failure of objects (failObject) and a fault of the service s3 have an object pattern");
        }
        if (effect instanceof OfJob) {
            require(
                    operation.map(JOBS::contains).orElse(true),
                    "Only jobs stall or end in FAILED; use the operation StartFHIRImportJob or StartFHIRExportJob");
        }
        if (effect instanceof DatastoreFailure failure) {
            HealthLakeOperation only = failure.operation();
            require(
                    operation.map(only::equals).orElse(true),
                    "A data store ends in " + failure.status() + " only after " + only);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new Invalid(message);
        }
    }
}
