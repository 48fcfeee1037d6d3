package dev.tarn.aws.fhir;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * The result of one attempt.
 *
 * @param reply the answer; empty where the connection failed
 * @param failure for the retry strategy
 */
record Attempt(Optional<FhirReply> reply, boolean isRepeatable, SdkException failure) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,3}");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> TRANSIENT = Set.of(500, 502, UNAVAILABLE, 504);

    static Attempt answered(EndpointRequest call, FhirReply reply) {
        int status = reply.status();
        boolean refused = status == TOO_MANY_REQUESTS
                || (status == UNAVAILABLE && reply.header("Retry-After").isPresent());
        SdkServiceException failure = AwsServiceException.builder()
                .statusCode(status)
                .message("HTTP status " + status)
                .build();
        return new Attempt(Optional.of(reply), refused || (call.isSafe() && TRANSIENT.contains(status)), failure);
    }

    /** The strategy repeats an exception of the SDK's client only if it is marked. */
    static Attempt broken(EndpointRequest call, SdkException failure) {
        boolean connection = failure.getCause() instanceof IOException;
        return connection && call.isSafe()
                ? new Attempt(Optional.empty(), true, RetryableException.create("The connection failed", failure))
                : new Attempt(Optional.empty(), false, failure);
    }

    /** {@return what the answer asks by {@code Retry-After}, in seconds; a date there is not read} */
    Duration suggestedDelay() {
        return reply.flatMap(answer -> answer.header("Retry-After"))
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    /** {@return the answer} Throws the failure if there is no answer. */
    FhirReply end() {
        return reply.orElseThrow(() -> failure);
    }
}
