package dev.tarn.domain.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The errors of HealthLake: those that its model has, and those that all AWS services have in common ({@code
 * control-plane.md} 1.1). A status of the model is that of {@code decisions.md} D1.
 */
public enum FaultErrorCode {
    VALIDATION("ValidationException", 400, 400),
    ACCESS_DENIED("AccessDeniedException", 400, 403),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 400, 404),
    CONFLICT("ConflictException", 400, 409),
    THROTTLING("ThrottlingException", 400, 429),
    INTERNAL_SERVER("InternalServerException", 500, 500),
    FAILED_DEPENDENCY("FailedDependencyException", 400, 424),
    SERVICE_QUOTA_EXCEEDED("ServiceQuotaExceededException", 400, 402),
    CONVERSATION_NOT_FOUND("ConversationNotFoundException", 400, 404),
    AGENT_MESSAGE_OUT_OF_CONTEXT("AgentMessageOutOfContextException", 400, 400),
    UNAUTHORIZED("UnauthorizedException", 400, 401),
    UNSUPPORTED_MIME_TYPE("UnsupportedMIMETypeException", 400, 415),
    NOT_IMPLEMENTED_OPERATION("NotImplementedOperationException", 500, 501),

    EXPIRED_TOKEN("ExpiredTokenException", 403, 403),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 403, 403),
    INTERNAL_FAILURE("InternalFailure", 500, 500),
    MALFORMED_HTTP_REQUEST("MalformedHttpRequestException", 400, 400),
    NOT_AUTHORIZED("NotAuthorized", 401, 401),
    OPT_IN_REQUIRED("OptInRequired", 403, 403),
    REQUEST_ABORTED("RequestAbortedException", 400, 400),
    REQUEST_ENTITY_TOO_LARGE("RequestEntityTooLargeException", 413, 413),
    REQUEST_TIMEOUT("RequestTimeoutException", 408, 408),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 503, 503),
    UNKNOWN_OPERATION("UnknownOperationException", 404, 404),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 403, 403),
    VALIDATION_ERROR("ValidationError", 400, 400);

    private final String code;
    private final int controlPlaneStatus;
    private final int fhirStatus;

    FaultErrorCode(String code, int controlPlaneStatus, int fhirStatus) {
        this.code = code;
        this.controlPlaneStatus = controlPlaneStatus;
        this.fhirStatus = fhirStatus;
    }

    /** {@return the error of this code; empty for any other text} */
    public static Optional<FaultErrorCode> find(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
    }

    /** {@return all codes, for a message} */
    static String all() {
        return Arrays.stream(values()).map(FaultErrorCode::code).collect(Collectors.joining(", "));
    }

    /** {@return the code on the wire: {@code ThrottlingException}} */
    public String code() {
        return code;
    }

    /** {@return whether HealthLake's model has it} */
    public boolean isModelled() {
        return compareTo(EXPIRED_TOKEN) < 0;
    }

    /** {@return the usual HTTP status of the control plane} */
    public int controlPlaneStatus() {
        return controlPlaneStatus;
    }

    /** {@return the usual HTTP status of the FHIR endpoint} */
    public int fhirStatus() {
        return fhirStatus;
    }

    /** {@return the usual message} */
    public String message() {
        return this == THROTTLING ? "Rate exceeded" : "This " + code + " was injected by a fault";
    }
}
