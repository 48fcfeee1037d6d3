package dev.tarn.app;

import dev.tarn.aws.AwsSettings;
import dev.tarn.domain.account.Scope;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** How adapter-aws speaks to our own server: the account as access key, and no pause before another try. */
final class Loopback {

    private Loopback() {}

    static AwsSettings settings(URI server) {
        return AwsSettings.ofEnvironment()
                .at(server)
                .as(Loopback::credentials)
                .retrying(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build());
    }

    private static AwsCredentialsProvider credentials(Scope scope) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(scope.account().value(), "secret"));
    }
}
