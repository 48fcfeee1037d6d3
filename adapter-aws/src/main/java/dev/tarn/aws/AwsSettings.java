package dev.tarn.aws;

import dev.tarn.aws.sdk.ServiceConnection;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.Invalid;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The endpoint of HealthLake and the credentials.
 *
 * @param region of {@link AwsHealthLakes#healthLake()}; empty for the region of the environment
 * @param credentials the credentials of each scope. They determine the account, which AWS does not let a caller choose,
 *     so the function usually ignores its argument
 * @param connection endpoint, retries, timeout
 */
public record AwsSettings(
        Optional<Region> region, Function<Scope, AwsCredentialsProvider> credentials, ServiceConnection connection) {

    /** {@return the settings that the environment makes: its region, its default chain of credentials, AWS itself} */
    public static AwsSettings ofEnvironment() {
        AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        return new AwsSettings(Optional.empty(), scope -> chain, ServiceConnection.DEFAULT);
    }

    /** {@return this in another region} */
    public AwsSettings in(Region value) {
        return new AwsSettings(Optional.of(value), credentials, connection);
    }

    /**
     * {@return this at another address than AWS's own}
     *
     * @throws Invalid for what is not an http or https URL with a host
     */
    public AwsSettings at(URI endpoint) {
        return new AwsSettings(region, credentials, connection.at(endpoint));
    }

    /** {@return this with the same credentials for every scope} */
    public AwsSettings as(AwsCredentialsProvider value) {
        return new AwsSettings(region, scope -> value, connection);
    }

    /** {@return this with credentials for each scope; for servers that use the access key as the account ID} */
    public AwsSettings as(Function<Scope, AwsCredentialsProvider> value) {
        return new AwsSettings(region, value, connection);
    }

    /** {@return this with another retry strategy than the SDK's default} */
    public AwsSettings retrying(RetryStrategy value) {
        return new AwsSettings(region, credentials, connection.retrying(value));
    }

    /** {@return this with another timeout for one answer; 30 s by default} */
    public AwsSettings answeredWithin(Duration value) {
        return new AwsSettings(region, credentials, connection.answeredWithin(value));
    }
}
