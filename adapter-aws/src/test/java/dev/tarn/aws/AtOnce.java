package dev.tarn.aws;

import dev.tarn.domain.account.Region;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Settings for tests: credentials of nobody, and the SDK's retries without their pauses. */
public final class AtOnce {

    /** Three attempts, as the SDK's standard mode has them, one right after the other. */
    public static final RetryStrategy RETRIES = AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();

    public static final AwsCredentialsProvider SOMEBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "a secret"));

    private AtOnce() {}

    public static AwsSettings at(URI endpoint) {
        return AwsSettings.ofEnvironment()
                .in(new Region("us-east-1"))
                .at(endpoint)
                .as(SOMEBODY)
                .retrying(RETRIES);
    }
}
