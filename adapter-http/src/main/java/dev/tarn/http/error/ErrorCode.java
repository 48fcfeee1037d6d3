package dev.tarn.http.error;

import dev.tarn.domain.failure.FailureKind;

/**
 * Every error that Tarn can answer with, by its {@code __type} and HTTP status: {@code decisions.md} D1 to D3. The
 * modelled ones are HealthLake's own; the front door speaks for the framework that HealthLake stands on
 * ({@code control-plane.md} 1.1, 3.3).
 */
public enum ErrorCode {
    VALIDATION(Origin.HEALTHLAKE, "ValidationException", 400),
    ACCESS_DENIED(Origin.HEALTHLAKE, "AccessDeniedException", 400),
    RESOURCE_NOT_FOUND(Origin.HEALTHLAKE, "ResourceNotFoundException", 400),
    CONFLICT(Origin.HEALTHLAKE, "ConflictException", 400),
    THROTTLING(Origin.HEALTHLAKE, "ThrottlingException", 400),
    FAILED_DEPENDENCY(Origin.HEALTHLAKE, "FailedDependencyException", 400),
    INTERNAL_SERVER(Origin.HEALTHLAKE, "InternalServerException", 500),
    /** With 501 and not the model's 500, which SDKs would try again. */
    NOT_IMPLEMENTED(Origin.HEALTHLAKE, "NotImplementedOperationException", 501),

    SERIALIZATION(Origin.CORAL, "SerializationException", 400),
    UNKNOWN_OPERATION(Origin.CORAL, "UnknownOperationException", 400),
    /** A method, path or content type for which there are no operations. */
    NO_OPERATIONS_HERE(Origin.CORAL, "UnknownOperationException", 404),
    METHOD_NOT_ALLOWED(Origin.CORAL, "UnknownOperationException", 405),
    MISSING_AUTHENTICATION_TOKEN(Origin.CORAL, "MissingAuthenticationTokenException", 400),
    INCOMPLETE_SIGNATURE(Origin.CORAL, "IncompleteSignatureException", 400),
    INVALID_SIGNATURE(Origin.CORAL, "InvalidSignatureException", 400),
    UNRECOGNIZED_CLIENT(Origin.CORAL, "UnrecognizedClientException", 400),
    EXPIRED_TOKEN(Origin.CORAL, "ExpiredTokenException", 400),
    OTHER_SITE(Origin.CORAL, "AccessDeniedException", 403),
    MALFORMED_HTTP(Origin.CORAL, "MalformedHttpRequestException", 400),
    REQUEST_TIMEOUT(Origin.CORAL, "RequestTimeoutException", 408),
    /** A Host that is not served ({@code decisions.md} D88). */
    MISDIRECTED(Origin.CORAL, "MisdirectedRequestException", 421),
    /** A Content-Encoding other than identity ({@code decisions.md} D78). */
    UNSUPPORTED_ENCODING(Origin.CORAL, "UnsupportedMediaTypeException", 415),
    /** A request that is signed for another service than HealthLake; with 400, which SDKs do not try again. */
    OTHER_SERVICE(Origin.CORAL, "UnknownOperationException", 400),
    HTTP_VERSION_NOT_SUPPORTED(Origin.CORAL, "MalformedHttpRequestException", 505),
    BODY_TOO_LARGE(Origin.CORAL, "RequestEntityTooLargeException", 413),
    TOO_COSTLY(Origin.CORAL, "RequestEntityTooLargeException", 413),
    REQUEST_LINE_TOO_LONG(Origin.CORAL, "MalformedHttpRequestException", 414),
    EXPECTATION_FAILED(Origin.CORAL, "MalformedHttpRequestException", 417),
    HEADERS_TOO_LARGE(Origin.CORAL, "MalformedHttpRequestException", 431),
    SERVICE_UNAVAILABLE(Origin.CORAL, "ServiceUnavailableException", 503),
    /** With 507 and not 503, which SDKs retry: memory and disks do not get free within a second ({@code T35}). */
    INSUFFICIENT_STORAGE(Origin.CORAL, "InsufficientStorageException", 507);

    private enum Origin {
        HEALTHLAKE("com.amazonaws.healthlake#"),
        CORAL("com.amazon.coral.service#");

        private final String namespace;

        Origin(String namespace) {
            this.namespace = namespace;
        }
    }

    private final Origin origin;
    private final String shortName;
    private final int status;

    ErrorCode(Origin origin, String shortName, int status) {
        this.origin = origin;
        this.shortName = shortName;
        this.status = status;
    }

    /**
     * {@return how the AWS wire tells a failure of this kind; the one translation there is}
     *
     * <p>No operation of the control plane fails in the ways that are FHIR's alone; they have the nearest word.
     */
    public static ErrorCode of(FailureKind kind) {
        return switch (kind) {
            case INVALID, UNPROCESSABLE -> VALIDATION;
            case ACCESS_DENIED, INSUFFICIENT_SCOPE -> ACCESS_DENIED;
            case NOT_FOUND, GONE -> RESOURCE_NOT_FOUND;
            case CONFLICT, DUPLICATE, PRECONDITION_FAILED -> CONFLICT;
            case THROTTLED -> THROTTLING;
            case INSUFFICIENT_STORAGE -> INSUFFICIENT_STORAGE;
            case FAILED_DEPENDENCY -> FAILED_DEPENDENCY;
            case INTERNAL, BROKEN_PROMISE -> INTERNAL_SERVER;
            case OVERLOADED, UNREACHABLE -> SERVICE_UNAVAILABLE;
            case UNSUPPORTED -> NOT_IMPLEMENTED;
        };
    }

    /** {@return the value of {@code __type}: {@code com.amazonaws.healthlake#ConflictException}} */
    public String type() {
        return origin.namespace + shortName;
    }

    /** {@return the value of {@code x-amzn-ErrorType}; without the namespace, which the SDK for Java would not cut off} */
    public String shortName() {
        return shortName;
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }
}
