package dev.tarn.aws.fhir;

import dev.tarn.aws.sdk.ConnectionProblem;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.job.ValidationLevel;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One request and its answer: finds the endpoint, and translates every failure. Thread-safe.
 *
 * @param place the service and where it is, as a sentence begins
 * @param writeHeaders sent with every request that can write
 */
record FhirExchange(FhirHttp http, DatastoreEndpoints endpoints, String place, Map<String, String> writeHeaders) {

    /** {@return an exchange whose writes are validated at this level} */
    FhirExchange validating(ValidationLevel level) {
        return new FhirExchange(
                http, endpoints, place, Map.of("x-amzn-healthlake-fhir-validation-level", level.word()));
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * {@return the answer of a request that succeeded}
     *
     * @throws HealthLakeException for any other
     */
    FhirReply send(DatastoreId store, EndpointRequest call) {
        FhirReply reply = answer(store, call);
        if (!reply.isSuccess()) {
            throw FhirFailures.of(reply, place);
        }
        return reply;
    }

    /**
     * {@return the answer of a transaction that succeeded}
     *
     * @throws dev.tarn.ports.fhir.TransactionFailed if an entry failed
     */
    FhirReply sendTransaction(DatastoreId store, EndpointRequest call) {
        FhirReply reply = answer(store, call);
        if (!reply.isSuccess()) {
            throw FhirFailures.ofTransaction(reply, place);
        }
        return reply;
    }

    /** {@return the status of a data store} */
    DatastoreStatus status(DatastoreId store) {
        return endpoints.describe(store).status();
    }

    /**
     * {@return what an answer holds}
     *
     * @param interaction for people: {@code a read}
     * @throws BrokenPromise for an answer that cannot be read
     */
    <T> T reading(String interaction, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | DateTimeException | Invalid | IllegalArgumentException e) {
            BrokenPromise failure = broken(interaction, "the answer cannot be read (" + firstLine(e) + ")");
            failure.initCause(e);
            throw failure;
        }
    }

    /** {@return the failure of an answer that breaks a promise} */
    BrokenPromise broken(String interaction, String fault) {
        return new BrokenPromise(place + " answered " + interaction + ", and " + fault);
    }

    /** {@return the answer, whatever its status} */
    FhirReply answer(DatastoreId store, EndpointRequest call) {
        URI base = endpoints.of(store);
        try {
            return http.send(call.isSafe() ? call : call.with(writeHeaders), base);
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private HealthLakeException failure(SdkException e) {
        ConnectionProblem trouble = ConnectionProblem.of(e, place);
        HealthLakeException failure = switch (trouble.kind()) {
            case CREDENTIALS -> new AccessDenied(trouble.sentence());
            case CONNECTION -> new Unreachable(trouble.sentence(), e);
        };
        if (failure.getCause() == null) {
            failure.initCause(e);
        }
        return failure;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
