package dev.tarn.domain.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The errors of S3 that have a usual status and message, as S3's list of error responses has them. */
public enum S3FaultErrorCode {
    ACCESS_DENIED("AccessDenied", 403, "Access Denied"),
    EXPIRED_TOKEN("ExpiredToken", 400, "The provided token has expired."),
    INTERNAL_ERROR("InternalError", 500, "We encountered an internal error. Please try again."),
    INVALID_ACCESS_KEY_ID(
            "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records."),
    NO_SUCH_BUCKET("NoSuchBucket", 404, "The specified bucket does not exist"),
    NO_SUCH_KEY("NoSuchKey", 404, "The specified key does not exist."),
    OPERATION_ABORTED("OperationAborted", 409, "A conflicting conditional operation is currently in progress"),
    PRECONDITION_FAILED("PreconditionFailed", 412, "At least one of the preconditions you specified did not hold."),
    REQUEST_TIMEOUT("RequestTimeout", 400, "Your socket connection to the server was not read from or written to"),
    REQUEST_TIME_TOO_SKEWED(
            "RequestTimeTooSkewed", 403, "The difference between the request time and the server's time is too large."),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 503, "Service is unable to handle request."),
    SIGNATURE_DOES_NOT_MATCH(
            "SignatureDoesNotMatch",
            403,
            "The request signature we calculated does not match the signature you provided."),
    SLOW_DOWN("SlowDown", 503, "Please reduce your request rate.");

    private final String code;
    private final int status;
    private final String message;

    S3FaultErrorCode(String code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    /** {@return the error of this code; empty for any other text} */
    public static Optional<S3FaultErrorCode> find(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
    }

    /** {@return all codes, for a message} */
    static String all() {
        return Arrays.stream(values()).map(S3FaultErrorCode::code).collect(Collectors.joining(", "));
    }

    /** {@return the code on the wire: {@code SlowDown}} */
    public String code() {
        return code;
    }

    /** {@return the usual HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the usual message} */
    public String message() {
        return message;
    }
}
