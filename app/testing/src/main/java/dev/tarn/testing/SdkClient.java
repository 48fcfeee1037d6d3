package dev.tarn.testing;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/** The AWS SDK's client. Loaded only if a test asks for one. */
final class SdkClient {

    private SdkClient() {}

    static HealthLakeClient open(TestAccount account) {
        return account.closedLater(HealthLakeClient.builder()
                .endpointOverride(account.server().url())
                .region(Region.of(account.region()))
                .credentialsProvider(credentials(account))
                .build());
    }

    static StaticCredentialsProvider credentials(TestAccount account) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(account.accessKey(), "test"));
    }
}
