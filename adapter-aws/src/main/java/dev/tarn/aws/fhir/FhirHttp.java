package dev.tarn.aws.fhir;

import dev.tarn.ports.await.Pause;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Sends requests to FHIR endpoints, and repeats them by the SDK's retry strategy. Thread-safe.
 *
 * <p>Reads are repeated after 429, 500, 502, 503, 504 and a broken connection. A write is repeated only where it cannot have
 * been executed: after 429, and after 503 with {@code Retry-After}. HealthLake has no client tokens for FHIR, so that a
 * create that is repeated would make a second resource.
 */
record FhirHttp(Transport transport, Signing signing, RetryStrategy retries) {

    private static final String SCOPE = "healthlake-fhir";

    /**
     * {@return the last answer, whatever its status}
     *
     * @throws SdkException for a connection that fails, and for missing credentials
     */
    FhirReply send(EndpointRequest call, URI base) {
        AcquireInitialTokenResponse begun = retries.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE));
        RetryToken token = begun.token();
        pause(begun.delay());
        while (true) {
            Attempt attempt = attempt(call, base);
            if (!attempt.isRepeatable()) {
                FhirReply reply = attempt.end();
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return reply;
            }
            try {
                RefreshRetryTokenResponse next = retries.refreshRetryToken(RefreshRetryTokenRequest.builder()
                        .token(token)
                        .failure(attempt.failure())
                        .suggestedDelay(attempt.suggestedDelay())
                        .build());
                token = next.token();
                pause(next.delay());
            } catch (TokenAcquisitionFailedException e) {
                return attempt.end();
            }
        }
    }

    private Attempt attempt(EndpointRequest call, URI base) {
        try {
            return Attempt.answered(call, transport.send(signing.sign(call, base)));
        } catch (AbortedException e) {
            throw e;
        } catch (SdkException e) {
            return Attempt.broken(call, e);
        }
    }

    private static void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            Pause.SLEEP.take(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Interrupted", e);
        }
    }
}
