package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.setting.Settings;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.await.Await;
import dev.tarn.ports.await.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The S3 API of the server, with the client of AWS, on the objects that jobs read and write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ApiTest {

    private static final int PART = 5 * 1024 * 1024;

    @TempDir
    private static Path objects;

    private TarnServer tarn;
    private S3Client s3;

    @BeforeAll
    void start() {
        tarn = TarnServer.start(Settings.forTest(objects));
        s3 = client(tarn.url());
    }

    @AfterAll
    void stop() {
        s3.close();
        tarn.close();
    }

    private static S3Client client(URI url) {
        return S3Client.builder()
                .endpointOverride(url)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private String bucket(String name) {
        s3.createBucket(request -> request.bucket(name));
        return name;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private void put(String bucket, String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    @Test
    void a_job_reads_what_a_client_of_S3_has_put_and_the_client_reads_what_a_job_has_written()
            throws InterruptedException {
        bucket(Jobs.INPUT);
        put(
                Jobs.INPUT,
                "Patient.ndjson",
                "{\"resourceType\":\"Patient\",\"id\":\"ann\"}\n".getBytes(StandardCharsets.UTF_8));

        HealthLake healthLake = tarn.healthLake();
        Jobs jobs = new Jobs(healthLake, tarn.objects());
        Await await = Await.with(Patience.LOCAL);
        ImportJob imported = await.awaitEnd(
                healthLake.importJobs()::describe,
                jobs.store(),
                jobs.runImport().ticket().id());
        ExportJob exported = await.awaitEnd(
                healthLake.exportJobs()::describe,
                jobs.store(),
                jobs.runExport().ticket().id());

        assertThat(imported.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(exported.status()).isEqualTo(JobStatus.COMPLETED);
        List<String> keys =
                s3.listObjectsV2Paginator(request -> request.bucket(Jobs.OUTPUT).maxKeys(1)).contents().stream()
                        .map(S3Object::key)
                        .toList();
        assertThat(keys).isSorted().anyMatch(key -> key.endsWith("/Manifest.json"));
        String patients = keys.stream()
                .filter(key -> key.contains("/Patient/"))
                .findFirst()
                .orElseThrow();
        assertThat(s3.getObjectAsBytes(request ->
                                request.bucket(Jobs.OUTPUT).key(patients).checksumMode(ChecksumMode.ENABLED))
                        .asUtf8String())
                .contains("\"id\":\"ann\"");
        s3.headObject(request -> request.bucket(Jobs.OUTPUT).key(patients));
    }

    @Test
    void parts_that_come_side_by_side_become_one_object_with_its_checksum() {
        String bucket = bucket("multipart");
        byte[] whole = random(3 * PART + 17);
        for (ChecksumType type : List.of(ChecksumType.COMPOSITE, ChecksumType.FULL_OBJECT)) {
            String key = "in/" + type;
            String id = s3.createMultipartUpload(request -> request.bucket(bucket)
                            .key(key)
                            .contentType("application/x-ndjson")
                            .metadata(Map.of("a", "1"))
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                            .checksumType(type))
                    .uploadId();
            List<CompletedPart> parts = IntStream.rangeClosed(1, 4)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> part(bucket, key, id, number, whole)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            String etag = s3.completeMultipartUpload(request -> request.bucket(bucket)
                            .key(key)
                            .uploadId(id)
                            .checksumType(type)
                            .multipartUpload(upload -> upload.parts(parts)))
                    .eTag();

            assertThat(etag).endsWith("-4\"");
            var got = s3.getObjectAsBytes(
                    request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
            assertThat(got.asByteArray()).isEqualTo(whole);
            assertThat(got.response().eTag()).isEqualTo(etag);
            assertThat(got.response().checksumType()).isEqualTo(type);
            assertThat(got.response().checksumCRC32())
                    .isEqualTo(type == ChecksumType.FULL_OBJECT ? base64(crc32(whole)) : ofParts(whole));
            assertThat(got.response().contentType()).isEqualTo("application/x-ndjson");
            assertThat(got.response().metadata()).containsEntry("a", "1");
        }
        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads())
                .isEmpty();
    }

    private static byte[] crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** {@return the checksum of the checksums of the parts, with their number} */
    private static String ofParts(byte[] whole) {
        ByteArrayOutputStream checksums = new ByteArrayOutputStream();
        for (int from = 0; from < whole.length; from += PART) {
            checksums.writeBytes(crc32(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + PART))));
        }
        return base64(crc32(checksums.toByteArray())) + "-4";
    }

    private CompletedPart part(String bucket, String key, String id, int number, byte[] whole) {
        int from = (number - 1) * PART;
        byte[] bytes = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + PART));
        var answer = s3.uploadPart(
                request -> request.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                RequestBody.fromBytes(bytes));
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(answer.eTag())
                .checksumCRC32(answer.checksumCRC32())
                .build();
    }

    @Test
    void an_object_is_copied_whole_and_in_parts() {
        String bucket = bucket("copies");
        byte[] whole = random(PART + 17);
        put(bucket, "é/source +", whole);
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("é/source +")
                .destinationBucket(bucket)
                .destinationKey("copy"));
        String id = s3.createMultipartUpload(request -> request.bucket(bucket).key("parts"))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (String range : List.of("bytes=0-" + (PART - 1), "bytes=" + PART + "-" + (PART + 16))) {
            int number = parts.size() + 1;
            String etag = s3.uploadPartCopy(request -> request.sourceBucket(bucket)
                            .sourceKey("copy")
                            .copySourceRange(range)
                            .destinationBucket(bucket)
                            .destinationKey("parts")
                            .uploadId(id)
                            .partNumber(number))
                    .copyPartResult()
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        s3.completeMultipartUpload(request ->
                request.bucket(bucket).key("parts").uploadId(id).multipartUpload(upload -> upload.parts(parts)));

        for (String key : List.of("copy", "parts")) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray())
                    .as(key)
                    .isEqualTo(whole);
        }
    }

    @Test
    void a_bucket_is_emptied_with_one_request_and_deleted() {
        String bucket = bucket("short-lived");
        List<ObjectIdentifier> keys = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String key = "n/" + i + " é+%";
            put(bucket, key, new byte[i]);
            keys.add(ObjectIdentifier.builder().key(key).build());
        }
        assertThat(s3.listObjects(request -> request.bucket(bucket).prefix("n/"))
                        .contents())
                .hasSize(25);
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).delimiter("/"))
                        .commonPrefixes())
                .singleElement()
                .satisfies(prefix -> assertThat(prefix.prefix()).isEqualTo("n/"));
        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket(bucket)))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty"));

        assertThat(s3.deleteObjects(request -> request.bucket(bucket)
                                .delete(Delete.builder().objects(keys).build()))
                        .deleted())
                .hasSize(25);
        s3.deleteBucket(request -> request.bucket(bucket));
        assertThat(objects.resolve(bucket)).doesNotExist();
    }

    @Test
    void an_absent_object_is_the_exception_that_the_client_has_for_it() {
        String bucket = bucket("absent");

        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key("nothing")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(bucket).key("nothing/")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void a_file_that_was_put_by_hand_is_an_object() throws IOException {
        String bucket = bucket("by-hand");
        Files.writeString(objects.resolve(bucket).resolve("note"), "hello");

        var got = s3.getObjectAsBytes(
                request -> request.bucket(bucket).key("note").checksumMode(ChecksumMode.ENABLED));
        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket)
                                .key("note")
                                .ifMatch(got.response().eTag()))
                        .asUtf8String())
                .isEqualTo("hello");
    }
}
