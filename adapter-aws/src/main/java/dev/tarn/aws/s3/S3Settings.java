package dev.tarn.aws.s3;

import dev.tarn.aws.sdk.ServiceConnection;
import dev.tarn.domain.account.Region;
import dev.tarn.domain.failure.Invalid;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The endpoint of S3 and the options of its client.
 *
 * @param region of the buckets; empty for the region of the environment
 * @param pathStyle whether the bucket is part of the path rather than of the host
 * @param kms whether a job's output is encrypted by the key that the job names, as HealthLake does. S3-compatible
 *     servers often reject keys
 * @param connection endpoint, retries, timeout
 */
public record S3Settings(
        Optional<Region> region,
        AwsCredentialsProvider credentials,
        boolean pathStyle,
        boolean kms,
        ServiceConnection connection) {

    /** {@return AWS's own S3, by the region and the credentials of the environment} */
    public static S3Settings ofEnvironment() {
        return new S3Settings(
                Optional.empty(), DefaultCredentialsProvider.builder().build(), false, true, ServiceConnection.DEFAULT);
    }

    /**
     * {@return an S3-compatible server, with the credentials of the environment: buckets in the path, no KMS}
     *
     * @throws Invalid for what is not an http or https URL with a host
     */
    public static S3Settings ofServer(URI endpoint) {
        S3Settings aws = ofEnvironment();
        return new S3Settings(aws.region, aws.credentials, true, false, aws.connection.at(endpoint));
    }

    /** {@return this in another region} */
    public S3Settings in(Region value) {
        return new S3Settings(Optional.of(value), credentials, pathStyle, kms, connection);
    }

    /** {@return this with other credentials} */
    public S3Settings as(AwsCredentialsProvider value) {
        return new S3Settings(region, value, pathStyle, kms, connection);
    }

    /** {@return this with the bucket in the path, or in the host} */
    public S3Settings pathStyle(boolean value) {
        return new S3Settings(region, credentials, value, kms, connection);
    }

    /** {@return this with the job's key, or without} */
    public S3Settings kms(boolean value) {
        return new S3Settings(region, credentials, pathStyle, value, connection);
    }

    /** {@return this with another retry strategy than the SDK's default} */
    public S3Settings retrying(RetryStrategy value) {
        return new S3Settings(region, credentials, pathStyle, kms, connection.retrying(value));
    }

    /** {@return this with another timeout for one answer; 30 s by default} */
    public S3Settings answeredWithin(Duration value) {
        return new S3Settings(region, credentials, pathStyle, kms, connection.answeredWithin(value));
    }
}
