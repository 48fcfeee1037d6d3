package dev.tarn.aws;

import static java.util.Map.entry;

import dev.tarn.aws.sdk.ConnectionProblem;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.BrokenPromise;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.FailedDependency;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Throttled;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.failure.Unsupported;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates the SDK's exceptions into the exceptions of the ports.
 *
 * <p>HealthLake's messages are passed on unchanged; what the SDK adds to them (service, status, attempts) is removed.
 * Errors are distinguished by their code and not by the SDK's classes, which lack the newer ones ({@code
 * control-plane.md} 1.1).
 */
final class AwsFailures {

    private static final Map<String, Function<String, HealthLakeException>> BY_CODE = Map.ofEntries(
            entry("ValidationException", Invalid::new),
            entry("ValidationError", Invalid::new),
            entry("SerializationException", Invalid::new),
            entry("MalformedHttpRequestException", Invalid::new),
            entry("RequestEntityTooLargeException", Invalid::new),
            entry("AccessDeniedException", AccessDenied::new),
            entry("UnauthorizedException", AccessDenied::new),
            entry("NotAuthorized", AccessDenied::new),
            entry("OptInRequired", AccessDenied::new),
            entry("ExpiredTokenException", AccessDenied::new),
            entry("UnrecognizedClientException", AccessDenied::new),
            entry("InvalidSignatureException", AccessDenied::new),
            entry("IncompleteSignature", AccessDenied::new),
            entry("IncompleteSignatureException", AccessDenied::new),
            entry("MissingAuthenticationTokenException", AccessDenied::new),
            entry("ResourceNotFoundException", NotFound::new),
            entry("ConflictException", Conflict::new),
            entry("ThrottlingException", Throttled::new),
            entry("ServiceQuotaExceededException", Throttled::new),
            entry("InsufficientStorageException", InsufficientStorage::new),
            entry("FailedDependencyException", FailedDependency::new),
            entry("InternalServerException", message -> new Internal(message, null)),
            entry("InternalFailure", message -> new Internal(message, null)),
            entry("ServiceUnavailableException", message -> new Unreachable(message, null)),
            entry("ServiceUnavailable", message -> new Unreachable(message, null)),
            entry("RequestTimeoutException", message -> new Unreachable(message, null)),
            entry("UnknownOperationException", Unsupported::new),
            entry("NotImplementedOperationException", Unsupported::new));

    private AwsFailures() {}

    /**
     * {@return the failure, with the SDK's exception as its cause}
     *
     * @param place the service and its location, for messages
     */
    static HealthLakeException of(SdkException exception, String place) {
        HealthLakeException failure =
                exception instanceof AwsServiceException said ? said(said, place) : unsaid(exception, place);
        if (failure.getCause() == null) {
            failure.initCause(exception);
        }
        return failure;
    }

    private static HealthLakeException said(AwsServiceException exception, String place) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(exception.awsErrorDetails());
        Optional<String> code = details.map(AwsErrorDetails::errorCode);
        Optional<String> message = details.map(AwsErrorDetails::errorMessage);
        Optional<Function<String, HealthLakeException>> known = code.map(BY_CODE::get);
        if (known.isPresent()) {
            return known.get().apply(message.orElseGet(() -> place + " answered " + code.get() + " and no message"));
        }
        int status = exception.statusCode();
        return byStatus(
                status,
                place + " answered "
                        + code.map(word -> word + " with HTTP status ").orElse("HTTP status ") + status
                        + message.map(words -> ": " + words).orElse(" and no message"));
    }

    /** For unknown errors, and for responses of proxies in front of HealthLake. */
    private static HealthLakeException byStatus(int status, String message) {
        return switch (status) {
            case 401, 403 -> new AccessDenied(message);
            case 404 -> new NotFound(message);
            case 409 -> new Conflict(message);
            case 429 -> new Throttled(message);
            case 507 -> new InsufficientStorage(message);
            case 502, 503, 504 -> new Unreachable(message, null);
            default -> {
                if (status >= 500) {
                    yield new Internal(message, null);
                }
                yield status >= 400
                        ? new Invalid(message)
                        : new BrokenPromise(message + "; check that the endpoint is one of HealthLake");
            }
        };
    }

    private static HealthLakeException unsaid(SdkException exception, String place) {
        ConnectionProblem trouble = ConnectionProblem.of(exception, place);
        return switch (trouble.kind()) {
            case CREDENTIALS -> new AccessDenied(trouble.sentence());
            case CONNECTION -> new Unreachable(trouble.sentence(), exception);
        };
    }
}
