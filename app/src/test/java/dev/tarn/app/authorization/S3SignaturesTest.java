package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarn.app.TarnServer;
import dev.tarn.app.authorization.SignedCaller.Request;
import dev.tarn.app.setting.Settings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Signatures of S3: of heads, of whole bodies, and of the chunks of streamed ones. */
class S3SignaturesTest {

    private static final String BUCKET = "signed-objects";
    private static final byte[] CONTENT = new byte[300_000];

    @TempDir
    private static Path objects;

    private static TarnServer tarn;
    private static SignedCaller alice;

    @BeforeAll
    static void start() {
        new Random(1).nextBytes(CONTENT);
        tarn = TarnServer.start(Settings.forTest(objects).key("alice-key", "alice-secret"));
        alice = new SignedCaller(tarn.url(), "alice-key", "alice-secret");
        try (S3Client s3 = client("alice-secret")) {
            s3.createBucket(request -> request.bucket(BUCKET));
        }
    }

    @AfterAll
    static void stop() {
        tarn.close();
    }

    private static S3Client client(String secret) {
        return S3Client.builder()
                .endpointOverride(tarn.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("alice-key", secret)))
                .build();
    }

    @Test
    void the_client_of_AWS_puts_gets_lists_copies_and_deletes() {
        String key = "a b/ü+c(1).ndjson";
        try (S3Client s3 = client("alice-secret")) {
            s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(CONTENT));
            assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                            .asByteArray())
                    .isEqualTo(CONTENT);
            s3.copyObject(request -> request.sourceBucket(BUCKET)
                    .sourceKey(key)
                    .destinationBucket(BUCKET)
                    .destinationKey("copy"));
            assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("copy"))
                            .contents())
                    .hasSize(1);
            s3.deleteObjects(request -> request.bucket(BUCKET)
                    .delete(Delete.builder()
                            .objects(ObjectIdentifier.builder().key("copy").build())
                            .build()));
            assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("copy"))
                            .contents())
                    .isEmpty();
        }
    }

    @Test
    void another_secret_is_refused_and_nothing_is_written() {
        try (S3Client s3 = client("another-secret")) {
            S3Exception refusal = catchThrowableOfType(
                    S3Exception.class,
                    () -> s3.putObject(
                            request -> request.bucket(BUCKET).key("refused"), RequestBody.fromBytes(CONTENT)));
            assertThat(refusal.statusCode()).isEqualTo(403);
            S3Exception read =
                    catchThrowableOfType(S3Exception.class, () -> s3.listObjectsV2(request -> request.bucket(BUCKET)));
            assertThat(read.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
        }
        assertThat(alice.send(s3("GET", "/" + BUCKET + "/refused")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_unsigned_request_with_the_scope_of_S3_is_refused() {
        HttpResponse<String> answer = alice.send(
                new Request("GET", "/" + BUCKET, Map.of("Authorization", "AWS alice-key:c2lnbmF0dXJl"), new byte[0]));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>", "must begin with AWS4-HMAC-SHA256");
    }

    @Test
    void every_chunk_is_signed_and_a_changed_one_is_refused() {
        Request upload = alice.chunked("/" + BUCKET + "/chunks", CONTENT);
        assertThat(upload.headers().get("x-amz-content-sha256")).isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        assertThat(alice.send(upload).statusCode()).isEqualTo(200);
        Request other = alice.chunked("/" + BUCKET + "/changed", CONTENT);
        for (int at : new int[] {200, 140_000, other.body().length - 20}) {
            byte[] changed = other.body().clone();
            changed[at] ^= 1;
            HttpResponse<String> answer = alice.send(other.body(changed));
            assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        }
        assertThat(alice.send(s3("GET", "/" + BUCKET + "/changed")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_body_is_the_one_that_is_signed() {
        String delete = "<Delete><Object><Key>chunks</Key></Object></Delete>";
        Request request =
                alice.sign("s3", "POST", "/" + BUCKET + "?delete", Map.of(), delete.getBytes(UTF_8), Instant.now());
        byte[] other = delete.replace("chunks", "others").getBytes(UTF_8);
        assertThat(alice.send(request.body(other)).body()).contains("XAmzContentSHA256Mismatch");
    }

    @Test
    void a_header_that_changes_the_meaning_must_be_signed() {
        Request put = alice.sign("s3", "PUT", "/" + BUCKET + "/target", Map.of(), "x".getBytes(UTF_8), Instant.now());
        HttpResponse<String> answer = alice.send(put.header("x-amz-copy-source", BUCKET + "/chunks"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>", "x-amz-copy-source");
    }

    @Test
    void a_presigned_URL_needs_nothing_else_and_expires() {
        assertThat(alice.send(s3("PUT", "/" + BUCKET + "/shared")).statusCode()).isEqualTo(200);
        assertThat(alice.send(alice.presigned("s3", "GET", "/" + BUCKET + "/shared", Instant.now()))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> expired = alice.send(alice.presigned(
                "s3", "GET", "/" + BUCKET + "/shared", Instant.now().minusSeconds(90)));
        assertThat(expired.statusCode()).isEqualTo(403);
        assertThat(expired.body()).contains("Signature expired");
    }

    private static Request s3(String method, String target) {
        return alice.sign("s3", method, target, Map.of(), new byte[0], Instant.now());
    }
}
