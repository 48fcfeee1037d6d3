package dev.tarn.aws.sdk;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials that throw a specific exception when they are missing, which the SDK lacks. Closing a client does not
 * close them, because clients may share them.
 */
public final class SdkCredentials implements AwsCredentialsProvider {

    private final AwsCredentialsProvider provider;

    private SdkCredentials(AwsCredentialsProvider provider) {
        this.provider = provider;
    }

    /** {@return these credentials, for one client} */
    public static AwsCredentialsProvider of(AwsCredentialsProvider provider) {
        return new SdkCredentials(provider);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (RuntimeException e) {
            throw new Missing(e);
        }
    }

    /** There are no credentials, or none could be fetched. */
    static final class Missing extends SdkClientException {
        private static final long serialVersionUID = 1L;

        Missing(RuntimeException cause) {
            super(SdkClientException.builder().message("No credentials").cause(cause));
        }
    }
}
