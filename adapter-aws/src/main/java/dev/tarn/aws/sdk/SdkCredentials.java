package dev.tarn.aws.sdk;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials that say, when there are none, that it is they who are missing: the SDK has no exception of its own for
 * it. A client that is closed closes its credentials; not these, which others may share.
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
