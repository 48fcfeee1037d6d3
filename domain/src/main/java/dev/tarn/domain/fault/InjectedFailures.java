package dev.tarn.domain.fault;

import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.FailedDependency;
import dev.tarn.domain.failure.Gone;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.fault.FaultEffect.ErrorResponse;

/**
 * Injected errors as the failures of the ports: those that an adapter for AWS throws where it receives the error. On the control
 * plane the code decides where HealthLake has it ({@code control-plane.md} 1.1), otherwise the status. An answer of the FHIR
 * endpoint is an OperationOutcome, which has no such code: there the status decides.
 */
final class InjectedFailures {

    private InjectedFailures() {}

    static HealthLakeException of(ErrorResponse error, boolean fhir) {
        return fhir ? byStatus(error.status(true), error.text()) : ofControlPlane(error);
    }

    private static HealthLakeException ofControlPlane(ErrorResponse error) {
        return FaultErrorCode.find(error.code())
                .map(code -> byCode(code, error.text()))
                .orElseGet(() -> byStatus(error.status(false), error.text()));
    }

    private static HealthLakeException byCode(FaultErrorCode code, String message) {
        return switch (code) {
            case VALIDATION,
                    CONVERSATION_NOT_FOUND,
                    AGENT_MESSAGE_OUT_OF_CONTEXT,
                    UNSUPPORTED_MIME_TYPE,
                    MALFORMED_HTTP_REQUEST,
                    REQUEST_ABORTED,
                    REQUEST_ENTITY_TOO_LARGE,
                    VALIDATION_ERROR -> new Invalid(message);
            case ACCESS_DENIED,
                    UNAUTHORIZED,
                    EXPIRED_TOKEN,
                    INCOMPLETE_SIGNATURE,
                    NOT_AUTHORIZED,
                    OPT_IN_REQUIRED,
                    UNRECOGNIZED_CLIENT -> new AccessDenied(message);
            case RESOURCE_NOT_FOUND -> new NotFound(message);
            case CONFLICT -> new Conflict(message);
            case THROTTLING, SERVICE_QUOTA_EXCEEDED -> new Throttled(message);
            case FAILED_DEPENDENCY -> new FailedDependency(message);
            case INTERNAL_SERVER, INTERNAL_FAILURE -> new Internal(message, null);
            case REQUEST_TIMEOUT, SERVICE_UNAVAILABLE -> new Unreachable(message, null);
            case NOT_IMPLEMENTED_OPERATION, UNKNOWN_OPERATION -> new Unsupported(message);
        };
    }

    private static HealthLakeException byStatus(int status, String message) {
        return switch (status) {
            case 401, 403 -> new AccessDenied(message);
            case 404 -> new NotFound(message);
            case 405, 501 -> new Unsupported(message);
            case 409 -> new Conflict(message);
            case 410 -> new Gone(message);
            case 412 -> new PreconditionFailed(message);
            case 413, 422 -> new Unprocessable(message);
            case 424 -> new FailedDependency(message);
            case 429 -> new Throttled(message);
            case 502, 503, 504 -> new Unreachable(message, null);
            case 507 -> new InsufficientStorage(message);
            default -> status >= 500 ? new Internal(message, null) : new Invalid(message);
        };
    }
}
