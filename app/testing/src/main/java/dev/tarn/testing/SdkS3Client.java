package dev.tarn.testing;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The AWS SDK's S3 client at Tarn's own S3 endpoint. Loaded only if a test asks for one. */
final class SdkS3Client {

    private SdkS3Client() {}

    static S3Client open(TestAccount account) {
        S3Client client = account.closedLater(S3Client.builder()
                .endpointOverride(account.server().url())
                .region(Region.of(account.region()))
                .credentialsProvider(SdkClient.credentials(account))
                .forcePathStyle(true)
                .build());
        // TestBucket's own writes need none; S3 writes only into a bucket that exists.
        client.createBucket(bucket -> bucket.bucket(account.bucket().name()));
        return client;
    }
}
