package dev.tarn.aws.sdk;

import dev.tarn.domain.failure.Invalid;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The connection settings of an AWS service.
 *
 * @param endpoint instead of AWS's own
 * @param retries instead of the SDK's own
 * @param timeout how long one attempt waits for bytes that do not come
 */
public record ServiceConnection(Optional<URI> endpoint, Optional<RetryStrategy> retries, Duration timeout) {

    /** AWS's endpoint, the SDK's retries, the SDK's 30 seconds. */
    public static final ServiceConnection DEFAULT =
            new ServiceConnection(Optional.empty(), Optional.empty(), Duration.ofSeconds(30));

    public ServiceConnection {
        endpoint.ifPresent(ServiceConnection::check);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new Invalid("The timeout " + timeout + " leaves no time for an answer; it must be positive");
        }
    }

    /** {@return this to another address} */
    public ServiceConnection at(URI value) {
        return new ServiceConnection(Optional.of(value), retries, timeout);
    }

    /** {@return this with other retries} */
    public ServiceConnection retrying(RetryStrategy value) {
        return new ServiceConnection(endpoint, Optional.of(value), timeout);
    }

    /** {@return this with another timeout} */
    public ServiceConnection answeredWithin(Duration value) {
        return new ServiceConnection(endpoint, retries, value);
    }

    /** {@return an HTTP client; the caller must close it} */
    public SdkHttpClient httpClient() {
        return new HttpClient(
                UrlConnectionHttpClient.builder().socketTimeout(timeout).build());
    }

    /** Applies this connection to a client's builder. */
    public void applyTo(AwsClientBuilder<?, ?> builder) {
        endpoint.ifPresent(builder::endpointOverride);
        retries.ifPresent(strategy -> builder.overrideConfiguration(client -> client.retryStrategy(strategy)));
    }

    /** {@return the retry strategy of this connection, for requests that no client of the SDK sends} */
    public RetryStrategy retryStrategy() {
        RetryStrategy strategy = retries.orElseGet(() -> AwsRetryStrategy.forRetryMode(RetryMode.defaultRetryMode()));
        return strategy.useClientDefaults() ? AwsRetryStrategy.addRetryConditions(strategy) : strategy;
    }

    /** {@return the service and its location, for messages: {@code HealthLake at http://localhost:8080}} */
    public String place(String service, String region) {
        return service + endpoint.map(uri -> " at " + uri).orElse(" in " + region);
    }

    private static void check(URI endpoint) {
        boolean http = "http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme());
        if (!http || endpoint.getHost() == null) {
            throw new Invalid(
                    "The endpoint '" + endpoint + "' is not the URL of a server; http://localhost:8080 would be one");
        }
    }
}
