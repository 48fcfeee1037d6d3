package dev.tarn.http.s3;

import static dev.tarn.http.s3.S3Client.body;
import static dev.tarn.http.s3.S3Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.RawClient;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectMetadata;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of uploads and downloads: encodings, verification, backpressure, and what is left of those that break off. */
class UploadTest {

    private static final String CRC32 = "NhCmhg==";
    private static final int HANG_SECONDS = 60;
    private static final int MIB = 1024 * 1024;

    private final StubBuckets buckets = new StubBuckets();
    private Tarn tarn;
    private S3Client s3;

    @BeforeEach
    void start() {
        tarn = Tarn.start(settings -> settings, buckets);
        s3 = new S3Client(tarn);
    }

    @AfterEach
    void stop() {
        tarn.close();
    }

    private static String chunked(String trailer) {
        return "3;chunk-signature=ab\r\nhel\r\n2;chunk-signature=cd\r\nlo\r\n0;chunk-signature=ef\r\n" + trailer
                + "\r\n";
    }

    private Reply putChunked(String body, String... headers) {
        String[] all = new String[headers.length + 8];
        System.arraycopy(headers, 0, all, 8, headers.length);
        System.arraycopy(
                new String[] {
                    "Content-Encoding", "aws-chunked",
                    "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                    "x-amz-decoded-content-length", "5",
                    "x-amz-trailer", "x-amz-checksum-crc32"
                },
                0,
                all,
                0,
                8);
        return s3.put("/my-bucket/chunked", body, all);
    }

    @Test
    void aws_chunked_is_decoded_and_its_trailing_checksum_verified() {
        Reply put = putChunked(chunked("x-amz-checksum-crc32:" + CRC32 + "\r\nx-amz-trailer-signature:00\r\n"));

        assertThat(put.status()).as(body(put)).isEqualTo(200);
        assertThat(put.header("x-amz-checksum-crc32")).isEqualTo(CRC32);
        Reply got = s3.get("/my-bucket/chunked", "x-amz-checksum-mode", "ENABLED");
        assertThat(body(got)).isEqualTo("hello");
        assertThat(got.header("x-amz-checksum-crc32")).isEqualTo(CRC32);
        assertThat(got.header("x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
        assertThat(got.header("Content-Encoding")).isEmpty();
    }

    @Test
    void the_encoding_of_the_object_is_kept_without_that_of_the_transfer() {
        putChunked(chunked("x-amz-checksum-crc32:" + CRC32 + "\r\n"));
        s3.put("/my-bucket/gzip", "hello", "Content-Encoding", "gzip");

        assertThat(s3.get("/my-bucket/gzip").header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void two_layers_of_chunks_are_read() throws Exception {
        String inner = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:" + CRC32 + "\r\n\r\n";
        try (RawClient client = new RawClient(tarn.server.port())) {
            RawClient.Raw reply = client.send("PUT /my-bucket/layers HTTP/1.1\r\nHost: localhost\r\n"
                            + "Transfer-Encoding: chunked\r\nContent-Encoding: aws-chunked\r\nx-amz-decoded-content-length: 5\r\n"
                            + "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\n"
                            + "x-amz-trailer: x-amz-checksum-crc32\r\nAuthorization: " + S3Client.AUTHORIZATION
                            + "\r\n\r\n"
                            + Integer.toHexString(inner.length()) + "\r\n" + inner + "\r\n0\r\n\r\n")
                    .next()
                    .orElseThrow();
            assertThat(reply.status()).isEqualTo(200);
        }
        assertThat(body(s3.get("/my-bucket/layers"))).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-crc32:AAAAAA==, BadDigest",
        "x-other:1, InvalidRequest",
        "'', InvalidRequest",
    })
    void a_trailer_that_is_wrong_or_missing_leaves_no_object(String trailer, String code) {
        Reply put = putChunked(chunked(trailer.isEmpty() ? "" : trailer + "\r\n"));

        assertThat(put.status()).isEqualTo(400);
        assertThat(text(put, "Code")).isEqualTo(code);
        assertThat(buckets.heads).isEmpty();
        assertThat(s3.get("/my-bucket/chunked").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'3\r\nhel\r\n', IncompleteBody",
        "'5\r\nhello\r\n', IncompleteBody",
        "'4\r\nhell\r\n0\r\n\r\n', IncompleteBody",
        "'6\r\nhello!\r\n0\r\n\r\n', IncompleteBody",
        "'5\r\nhello!\r\n0\r\n\r\n', InvalidRequest",
        "'x\r\nhello\r\n0\r\n\r\n', InvalidRequest",
        "'5\nhello\r\n0\r\n\r\n', InvalidRequest",
        "'-5\r\nhello\r\n0\r\n\r\n', InvalidRequest",
        "'ffffffffffffffffffff\r\nhello\r\n0\r\n\r\n', InvalidRequest",
        "'5\r\nhello\r\n0\r\n\r\nmore', InvalidRequest",
    })
    void a_body_that_is_not_aws_chunked_leaves_no_object(String body, String code) {
        Reply put = s3.put(
                "/my-bucket/chunked",
                body,
                "x-amz-content-sha256",
                "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                "x-amz-decoded-content-length",
                "5");

        assertThat(put.status()).isEqualTo(400);
        assertThat(text(put, "Code")).isEqualTo(code);
        assertThat(buckets.heads).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-crc32, NhCmhg==, 200",
        "x-amz-checksum-crc32, AAAAAA==, 400",
        "x-amz-checksum-crc32c, mnG7TA==, 200",
        "x-amz-checksum-crc32c, AAAAAA==, 400",
        "x-amz-checksum-sha1, qvTGHdzF6KLavt4PO0gs2a6pQ00=, 200",
        "x-amz-checksum-sha256, LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=, 200",
        "x-amz-checksum-sha256, AAAA, 400",
        "x-amz-checksum-crc64nvme, AAAAAAAAAAA=, 400",
        "x-amz-checksum-xxhash3, AAAA, 200",
        "Content-MD5, XUFAKrxLKna5cZ2REBfFkg==, 200",
        "Content-MD5, AAAAAAAAAAAAAAAAAAAAAA==, 400",
        "Content-MD5, nonsense, 400",
        "x-amz-content-sha256, 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824, 200",
        "x-amz-content-sha256, 0000000000000000000000000000000000000000000000000000000000000000, 400",
        "x-amz-content-sha256, UNSIGNED-PAYLOAD, 200",
    })
    void digests_are_verified_and_unknown_ones_are_ignored(String header, String value, int status) {
        Reply put = s3.put("/my-bucket/digest", "hello", header, value);

        assertThat(put.status()).as(body(put)).isEqualTo(status);
        assertThat(buckets.heads).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void a_length_is_required_and_limited() throws Exception {
        for (String[] headerAndCode : new String[][] {
            {"Transfer-Encoding: chunked", "MissingContentLength"},
            {"Content-Length: 5368709121", "EntityTooLarge"},
        }) {
            try (RawClient client = new RawClient(tarn.server.port())) {
                RawClient.Raw reply = client.send("PUT /my-bucket/length HTTP/1.1\r\nHost: localhost\r\n"
                                + headerAndCode[0] + "\r\nAuthorization: " + S3Client.AUTHORIZATION + "\r\n\r\n")
                        .next()
                        .orElseThrow();
                assertThat(reply.body()).contains("<Code>" + headerAndCode[1] + "</Code>");
            }
        }
    }

    @Test
    void a_client_that_waits_for_100_Continue_is_refused_before_it_sends_the_body() throws Exception {
        String head = "HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\nAuthorization: "
                + S3Client.AUTHORIZATION + "\r\n\r\n";
        try (RawClient client = new RawClient(tarn.server.port())) {
            assertThat(client.send("PUT /my-bucket/expect " + head)
                            .next()
                            .orElseThrow()
                            .status())
                    .isEqualTo(100);
            assertThat(client.send("hello").next().orElseThrow().status()).isEqualTo(200);
        }
        try (RawClient client = new RawClient(tarn.server.port())) {
            assertThat(client.send("PUT /no-bucket/expect " + head)
                            .next()
                            .orElseThrow()
                            .status())
                    .isEqualTo(404);
        }
    }

    private static String large(String method, String key) {
        return method + " /my-bucket/" + key + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + S3Client.AUTHORIZATION + "\r\nContent-Length: "
                + (method.equals("PUT") ? StubBuckets.LARGE_SIZE : 0) + "\r\n\r\n";
    }

    @Test
    void an_upload_that_breaks_off_leaves_no_object() throws Exception {
        try (RawClient client = new RawClient(tarn.server.port())) {
            client.send(large("PUT", "aborted")).flood(new byte[MIB], 4);
        }
        assertThat(buckets.aborted.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(buckets.heads).isEmpty();
        assertThat(buckets.open).hasValue(0);
    }

    @Test
    void a_large_upload_arrives_in_batches_and_the_connection_is_kept() throws Exception {
        try (RawClient client = new RawClient(tarn.server.port())) {
            client.send(large("PUT", "large"));
            assertThat(client.flood(new byte[MIB], (int) (StubBuckets.LARGE_SIZE / MIB)))
                    .isTrue();
            RawClient.Raw reply = client.next().orElseThrow();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.has("Connection: close")).isFalse();
            assertThat(buckets.received).hasValue(StubBuckets.LARGE_SIZE);
            assertThat(client.send(large("HEAD", "large")).head()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_download_that_the_client_does_not_take_is_not_read_from_the_object_either_and_ends() throws Exception {
        try (Tarn impatient = Tarn.start(
                        settings -> settings.limits(HttpLimits.DEFAULT.times(Duration.ofMillis(300))), buckets);
                RawClient client = new RawClient(impatient.server.port())) {
            assertThat(client.send(large("GET", "large")).head())
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-length: " + StubBuckets.LARGE_SIZE);
            assertThat(buckets.closed.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(buckets.read.get()).isLessThan(StubBuckets.LARGE_SIZE / 2);
    }

    @Test
    void an_object_whose_stored_header_cannot_be_sent_is_answered_500_and_closed() throws Exception {
        for (int size : new int[] {MIB, 5}) {
            S3Uri uri = new S3Uri("s3://my-bucket/header" + size);
            buckets.bytes.put(uri.value(), new byte[size]);
            ObjectMetadata metadata = new ObjectMetadata(Map.of("cache-control", "a\r\nb"), Optional.empty());
            buckets.heads.put(uri.value(), new ObjectHead(uri, size, StubBuckets.MODIFIED, "etag", metadata));
            try (RawClient client = new RawClient(tarn.server.port())) {
                assertThat(client.send(large("GET", "header" + size)).head()).startsWith("HTTP/1.1 500");
            }
            // A short object is closed before its answer.
            assertThat(buckets.closed.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(buckets.open).hasValue(0);
    }

    @Test
    void a_large_download_is_complete() throws Exception {
        Reply got = s3.get("/my-bucket/large", "Range", "bytes=0-99999999");

        assertThat(got.status()).isEqualTo(206);
        assertThat(got.response().body()).hasSize(100_000_000);
        // The object is closed by a worker, which the last bytes do not wait for.
        assertThat(buckets.closed.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(buckets.open).hasValue(0);
    }

    @Test
    void an_upload_that_makes_no_progress_is_timed_out_and_leaves_no_object() throws Exception {
        try (Tarn impatient = Tarn.start(
                        settings -> settings.limits(HttpLimits.DEFAULT.times(Duration.ofMillis(300))), buckets);
                RawClient client = new RawClient(impatient.server.port())) {
            RawClient.Raw reply =
                    client.send(large("PUT", "slow")).send("hello").next().orElseThrow();
            assertThat(reply.body()).contains("<Code>RequestTimeout</Code>");
            assertThat(buckets.aborted.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(buckets.heads).isEmpty();
    }

    @Test
    void uploads_beyond_the_budget_of_bodies_are_told_to_slow_down() throws Exception {
        HttpLimits limits = HttpLimits.DEFAULT.bodies(5L * MIB);
        try (Tarn small = Tarn.start(settings -> settings.limits(limits), buckets);
                RawClient one = new RawClient(small.server.port());
                RawClient two = new RawClient(small.server.port());
                RawClient three = new RawClient(small.server.port());
                RawClient four = new RawClient(small.server.port());
                RawClient five = new RawClient(small.server.port());
                RawClient six = new RawClient(small.server.port());
                RawClient seven = new RawClient(small.server.port())) {
            String expecting = large("PUT", "many").replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
            for (RawClient client : new RawClient[] {one, two, three, four, five, six}) {
                assertThat(client.send(expecting).next().orElseThrow().status()).isEqualTo(100);
            }
            RawClient.Raw refused = seven.send(expecting).next().orElseThrow();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("<Code>SlowDown</Code>");
        }
    }
}
