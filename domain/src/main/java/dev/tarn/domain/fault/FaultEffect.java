package dev.tarn.domain.fault;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.ErrorCause;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.operation.AwsOperation.Service;
import dev.tarn.domain.operation.HealthLakeOperation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What goes wrong. Immutable. */
public sealed interface FaultEffect {

    /** The effects that a request has, rather than a data store, a job or an object. */
    sealed interface OfRequest extends FaultEffect permits ErrorResponse, Latency, Disconnect, DiskFull {}

    /** The effects that a job has. */
    sealed interface OfJob extends FaultEffect permits JobFailure, Stall {}

    /**
     * The request is answered with an error and not executed.
     *
     * @param code such as {@code ThrottlingException}
     * @param statusCode the HTTP status; empty for the usual one of the code
     * @param message empty for the usual one
     */
    record ErrorResponse(String code, OptionalInt statusCode, Optional<String> message) implements OfRequest {

        private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,127}");
        private static final int LONGEST = 10_000;

        public ErrorResponse {
            if (!CODE.matcher(code).matches()) {
                throw new Invalid("An error code has 1 to 128 letters, digits and dots, such as ThrottlingException");
            }
            if (statusCode.isPresent() && (statusCode.getAsInt() < 400 || statusCode.getAsInt() > 599)) {
                throw new Invalid("The statusCode is " + statusCode.getAsInt() + "; use one from 400 to 599");
            }
            if (message.filter(text -> text.length() > LONGEST).isPresent()) {
                throw new Invalid("An error message has at most " + LONGEST + " characters");
            }
        }

        /** Throws for an error without a status, which the service does not have either. */
        void requireKnown(Service service) {
            boolean known = service == Service.S3
                    ? S3FaultErrorCode.find(code).isPresent()
                    : FaultErrorCode.find(code).isPresent();
            if (statusCode.isEmpty() && !known) {
                throw new Invalid("'" + code + "' is not an error of "
                        + (service == Service.S3 ? "S3" : "HealthLake") + "; add a statusCode, or use one of "
                        + (service == Service.S3 ? S3FaultErrorCode.all() : FaultErrorCode.all()));
            }
        }

        /** {@return the HTTP status to send to a client of S3} */
        public int s3Status() {
            return statusCode.orElseGet(() ->
                    S3FaultErrorCode.find(code).map(S3FaultErrorCode::status).orElseThrow());
        }

        /** {@return the message to send to a client of S3} */
        public String s3Text() {
            return message.orElseGet(() ->
                    S3FaultErrorCode.find(code).map(S3FaultErrorCode::message).orElseGet(this::text));
        }

        /** {@return the message to send} */
        public String text() {
            return message.orElseGet(() -> FaultErrorCode.find(code)
                    .map(FaultErrorCode::message)
                    .orElse("This " + code + " was injected by a fault"));
        }

        /** {@return the HTTP status to send} */
        public int status(boolean fhir) {
            return statusCode.orElseGet(() -> FaultErrorCode.find(code)
                    .map(known -> fhir ? known.fhirStatus() : known.controlPlaneStatus())
                    .orElseThrow());
        }

        /**
         * {@return what a caller of the ports meets where a client over HTTP receives this error}
         *
         * @param fhir whether the call is an interaction of the FHIR endpoint
         */
        public HealthLakeException failure(boolean fhir) {
            return InjectedFailures.of(this, fhir);
        }
    }

    /** The request is executed this much later. */
    record Latency(Duration duration) implements OfRequest {

        private static final Duration LONGEST = Duration.ofMinutes(10);

        public Latency {
            if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
                throw new Invalid("The latency is " + duration.toMillis() + " ms; use 0 to " + LONGEST.toMillis());
            }
        }
    }

    /** The connection breaks. */
    record Disconnect(Kind kind) implements OfRequest {

        /** How it breaks; the first four by WireMock's names. The request is executed for the last one alone. */
        public enum Kind {
            /** Closed without a response. */
            EMPTY_RESPONSE,
            /** A status of 200, then bytes that are no chunk; then closed. */
            MALFORMED_RESPONSE_CHUNK,
            /** Bytes that are no HTTP; then closed. */
            RANDOM_DATA_THEN_CLOSE,
            /** Closed with a TCP reset. */
            CONNECTION_RESET_BY_PEER,
            /** The request is executed, and closed in the middle of the response body. */
            TRUNCATED_RESPONSE_BODY
        }
    }

    /** Writes are rejected, as if the disk was full; import jobs end FAILED. */
    record DiskFull() implements OfRequest {}

    /** A data store ends in a status of failure. */
    record DatastoreFailure(DatastoreStatus status, ErrorCause cause) implements FaultEffect {
        public DatastoreFailure {
            if (status != DatastoreStatus.CREATE_FAILED && status != DatastoreStatus.UPDATE_FAILED) {
                throw new Invalid("A data store cannot end in " + status + "; use CREATE_FAILED or UPDATE_FAILED");
            }
        }

        /** {@return the operation after which a data store can end in this status} */
        public HealthLakeOperation operation() {
            return status == DatastoreStatus.CREATE_FAILED
                    ? HealthLakeOperation.CREATE_FHIR_DATASTORE
                    : HealthLakeOperation.UPDATE_FHIR_DATASTORE;
        }
    }

    /**
     * A job ends FAILED.
     *
     * @param message the message of the job
     * @param afterResources at how many resources that it imported or exported, at the next batch; 0 for before the first
     */
    record JobFailure(String message, long afterResources) implements OfJob {
        public JobFailure {
            if (message.isBlank() || message.length() > 2048) {
                throw new Invalid("The message of a failed job has 1 to 2048 characters");
            }
            if (afterResources < 0) {
                throw new Invalid("afterResources is " + afterResources + "; use 0 or more");
            }
        }
    }

    /** A job stays IN_PROGRESS until the fault is released or removed; then it does its work. */
    record Stall() implements OfJob {}

    /** A job cannot read or write an object. */
    record ObjectFailure(Access access) implements FaultEffect {

        /** What a job does with an object. */
        public enum Access {
            READ,
            WRITE
        }
    }
}
