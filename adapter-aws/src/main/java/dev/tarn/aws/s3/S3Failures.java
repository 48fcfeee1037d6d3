package dev.tarn.aws.s3;

import dev.tarn.aws.sdk.ConnectionProblem;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Unreachable;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates the SDK's exceptions about S3 into the exceptions of the ports.
 *
 * @param place the service and its location, for messages
 */
record S3Failures(String place) {

    private static final int NOT_FOUND = 404;
    private static final int SERVER_FAULT = 500;

    /**
     * {@return the failure}
     *
     * @param what could not be done, as a sentence goes on: {@code could not be read}
     */
    ObjectStoreException of(S3Uri uri, String what, SdkException exception) {
        return new ObjectStoreException(uri, what + ": " + reason(exception), exception);
    }

    /** {@return the failure to reach S3, or to authenticate there} */
    HealthLakeException of(SdkException exception) {
        boolean refused = exception instanceof AwsServiceException said && said.statusCode() < SERVER_FAULT;
        boolean nobody = ConnectionProblem.of(exception, place).kind() == ConnectionProblem.Kind.CREDENTIALS;
        HealthLakeException failure =
                refused || nobody ? new AccessDenied(reason(exception)) : new Unreachable(reason(exception), null);
        failure.initCause(exception);
        return failure;
    }

    /** {@return whether S3 authenticated the caller, but denied the request} */
    static boolean isKnownButNotAllowed(SdkException exception) {
        return exception instanceof AwsServiceException said
                && Optional.ofNullable(said.awsErrorDetails())
                        .filter(details -> "AccessDenied".equals(details.errorCode()))
                        .isPresent();
    }

    /** {@return whether S3 says that there is no such thing} */
    static boolean isAbsence(SdkException exception) {
        return exception instanceof AwsServiceException said && said.statusCode() == NOT_FOUND;
    }

    /** {@return why, as the end of a sentence} */
    String reason(SdkException exception) {
        if (!(exception instanceof AwsServiceException said)) {
            return ConnectionProblem.of(exception, place).sentence();
        }
        Optional<AwsErrorDetails> details = Optional.ofNullable(said.awsErrorDetails());
        return place + " answered "
                + details.map(AwsErrorDetails::errorCode)
                        .map(code -> code + " with ")
                        .orElse("")
                + "HTTP status " + said.statusCode()
                + details.map(AwsErrorDetails::errorMessage)
                        .filter(message -> !message.isEmpty())
                        .map(message -> ": " + message)
                        .orElse("");
    }
}
