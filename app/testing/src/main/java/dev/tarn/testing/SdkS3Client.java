package dev.tarn.testing;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The AWS SDK's S3 client at Tarn's own S3 endpoint. Loaded only if a test asks for one. */
final class SdkS3Client {

    private SdkS3Client() {}

    static S3Client open(TestAccount account) {
        return account.closedLater(S3Client.builder()
                .endpointOverride(account.server().url())
                .region(Region.of(account.region()))
                .credentialsProvider(SdkClient.credentials(account))
                .forcePathStyle(true)
                .build());
    }
}
