package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.operation.AwsOperation;
import dev.tarn.domain.operation.S3Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The SDK's transfer manager: uploads and downloads in parts, and whole directories, on Tarn's port. */
class TransferManagerTest {

    private static final int MIB = 1024 * 1024;
    private static final int PART = 8 * MIB;

    @TempDir
    private Path folder;

    @Test
    void a_file_of_several_parts_and_a_directory_come_back_as_they_were() throws Exception {
        byte[] bytes = new byte[2 * PART + 4711];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("large.ndjson"), bytes);
        Path many = Files.createDirectories(folder.resolve("many/in"));
        for (int i = 0; i < 5; i++) {
            Files.writeString(many.resolve(i + ".ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"p" + i + "\"}\n");
        }
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder.resolve("objects")));
                S3AsyncClient client = client(tarn);
                S3TransferManager manager =
                        S3TransferManager.builder().s3Client(client).build()) {
            client.createBucket(b -> b.bucket("transfers")).join();

            manager.uploadFile(u -> u.source(file).putObjectRequest(p -> p.bucket("transfers").key("large.ndjson")))
                    .completionFuture()
                    .join();
            Path back = folder.resolve("back.ndjson");
            manager.downloadFile(d -> d.destination(back).getObjectRequest(g -> g.bucket("transfers").key("large.ndjson")))
                    .completionFuture()
                    .join();
            assertEquals(-1, Files.mismatch(file, back));

            var uploaded = manager.uploadDirectory(u -> u.source(folder.resolve("many")).bucket("transfers"))
                    .completionFuture()
                    .join();
            assertEquals(List.of(), uploaded.failedTransfers());
            var downloaded = manager.downloadDirectory(
                            d -> d.destination(folder.resolve("copies")).bucket("transfers")
                                    .listObjectsV2RequestTransformer(l -> l.prefix("in/")))
                    .completionFuture()
                    .join();
            assertEquals(List.of(), downloaded.failedTransfers());
            for (int i = 0; i < 5; i++) {
                assertEquals(-1, Files.mismatch(many.resolve(i + ".ndjson"), folder.resolve("copies/" + i + ".ndjson")));
            }

            // Without these the client would have transferred everything in one piece.
            List<AwsOperation> operations = tarn.requests().list().stream()
                    .flatMap(request -> request.operation().stream())
                    .toList();
            assertEquals(3, operations.stream().filter(S3Operation.UPLOAD_PART::equals).count());
            assertTrue(operations.contains(S3Operation.COMPLETE_MULTIPART_UPLOAD), operations.toString());
        }
    }

    private static S3AsyncClient client(TarnServer tarn) {
        return S3AsyncClient.builder()
                .endpointOverride(tarn.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .multipartEnabled(true)
                .multipartConfiguration(parts -> parts.minimumPartSizeInBytes((long) PART).thresholdInBytes((long) PART))
                .build();
    }
}
