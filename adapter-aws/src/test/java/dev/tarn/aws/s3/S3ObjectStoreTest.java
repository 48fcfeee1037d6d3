package dev.tarn.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.aws.AtOnce;
import dev.tarn.aws.ScriptedService;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import dev.tarn.ports.objectstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 has beyond the contract of every object store: sizes, any key, buckets, parts, keys and secrets. */
class S3ObjectStoreTest {

    @TempDir
    static Path directory;

    private static S3Server server;

    private S3ObjectStore store;
    private S3Uri folder;

    @BeforeAll
    static void start() {
        server = S3Server.over(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        store = S3ObjectStore.of(server.settings());
        folder = new S3Uri("s3://" + S3Server.BUCKET + "/"
                + Integer.toHexString(test.getDisplayName().hashCode()) + "/");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, S3ObjectWriter.PART - 1, S3ObjectWriter.PART, S3ObjectWriter.PART + 1, 20_000_000})
    void an_object_of_any_size_is_whole(int size) throws IOException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i ^ i >> 8 ^ i >> 16);
        }
        write(at("big"), bytes);
        assertThat(read(at("big"))).isEqualTo(bytes);
        assertThat(store.find(at("big"))).map(StoredObject::size).contains((long) size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "plus+plus", "percent%20", "hash#?&=;", "häßlich", "日本/語", "🙂", "a=b:c,d"})
    void a_key_of_any_letters_is_a_key(String name) throws IOException {
        write(at(name), new byte[] {1});
        assertThat(read(at(name))).containsExactly(1);
        assertThat(names()).containsExactly(at(name));
    }

    @Test
    void what_was_not_committed_never_was() throws IOException {
        write(at("kept"), "before".getBytes(UTF_8));
        for (S3Uri uri : List.of(at("kept"), at("new"))) {
            try (ObjectWriter writer = store.write(uri, output())) {
                writer.write(new byte[S3ObjectWriter.PART * 2 + 5]);
            }
        }
        assertThat(names()).containsExactly(at("kept"));
        assertThat(read(at("kept"))).asString(UTF_8).isEqualTo("before");
        try (S3Client client = client()) {
            assertThat(client.listMultipartUploads(request -> request.bucket(S3Server.BUCKET))
                            .uploads())
                    .as("no parts are left behind")
                    .isEmpty();
        }
    }

    @Test
    void nothing_is_added_after_the_commit() {
        try (ObjectWriter writer = store.write(at("a"), output())) {
            writer.commit();
            assertThatThrownBy(() -> writer.write(new byte[1])).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class);
        }
        assertThat(store.find(at("a"))).isPresent();
    }

    @Test
    void a_marker_of_a_folder_is_no_object() {
        try (S3Client client = client()) {
            client.putObject(
                    request -> request.bucket(S3Server.BUCKET).key(at("empty/").key()),
                    software.amazon.awssdk.core.sync.RequestBody.empty());
        }
        write(at("full"), new byte[1]);
        assertThat(names()).containsExactly(at("full"));
        assertThat(store.find(at("empty/"))).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found_and_not_read() {
        assertThat(store.find(at("none"))).isEmpty();
        assertThat(store.find(new S3Uri("s3://no-such-bucket/none"))).isEmpty();
        assertThatThrownBy(() -> store.read(at("none")))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessage(at("none") + " is not there");
    }

    @Test
    void a_bucket_that_is_not_there_is_named() {
        S3Uri nowhere = new S3Uri("s3://no-such-bucket/a/");
        assertThatThrownBy(() -> store.list(nowhere).toList())
                .isInstanceOf(ObjectStoreException.class)
                .hasMessageStartingWith(
                        nowhere + " could not be listed: S3 at " + server.url() + " answered NoSuchBucket");
        assertThatThrownBy(() -> write(new S3Uri("s3://no-such-bucket/a"), new byte[1]))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessageContaining("could not be written");
    }

    @Test
    void a_folder_is_neither_read_nor_written() {
        for (String uri : List.of("s3://a-bucket", "s3://a-bucket/", "s3://a-bucket/a/")) {
            assertThatThrownBy(() -> store.read(new S3Uri(uri)))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("names a folder");
            assertThatThrownBy(() -> store.write(new S3Uri(uri), output())).hasMessageContaining("names a folder");
        }
    }

    @Test
    void a_wrong_secret_is_told_as_S3_tells_it() {
        var wrong = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "another secret"));
        try (S3ObjectStore stranger = S3ObjectStore.of(server.settings().as(wrong))) {
            assertThatThrownBy(() -> stranger.list(folder).toList())
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("answered SignatureDoesNotMatch with HTTP status 403");
        }
    }

    @Test
    void the_key_of_the_job_is_sent_where_it_is_wanted_and_nowhere_else() {
        for (boolean wanted : List.of(true, false)) {
            try (ScriptedService service = ScriptedService.answering(ScriptedService.reply(200, ""));
                    S3ObjectStore some =
                            S3ObjectStore.of(S3Server.settings(service.url()).kms(wanted));
                    ObjectWriter writer = some.write(at("a"), output())) {
                writer.commit();
                assertThat(service.asked()).singleElement().satisfies(asked -> {
                    assertThat(asked.header("x-amz-server-side-encryption")).isEqualTo(wanted ? "aws:kms" : "");
                    assertThat(asked.header("x-amz-server-side-encryption-aws-kms-key-id"))
                            .isEqualTo(wanted ? "a-key" : "");
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all of it"})
    void an_object_is_sent_as_it_is_with_its_checksum_before_it(String text) {
        try (ScriptedService service = ScriptedService.answering(ScriptedService.reply(200, ""));
                S3ObjectStore some = S3ObjectStore.of(S3Server.settings(service.url()));
                ObjectWriter writer = some.write(at("a"), output())) {
            writer.write(text.getBytes(UTF_8));
            writer.commit();
            assertThat(service.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.body()).isEqualTo(text);
                assertThat(asked.header("Content-encoding")).isEmpty();
                assertThat(asked.header("X-amz-checksum-crc32")).isNotEmpty();
            });
        }
    }

    private S3Uri at(String name) {
        return new S3Uri(folder.value() + name);
    }

    private List<S3Uri> names() {
        try (Stream<StoredObject> objects = store.list(folder)) {
            return objects.map(StoredObject::uri).toList();
        }
    }

    private void write(S3Uri uri, byte[] bytes) {
        try (ObjectWriter writer = store.write(uri, output())) {
            writer.write(bytes);
            writer.commit();
        }
    }

    private byte[] read(S3Uri uri) throws IOException {
        try (InputStream bytes = store.read(uri)) {
            return bytes.readAllBytes();
        }
    }

    private OutputDataConfig output() {
        return new OutputDataConfig(folder, new EncryptionKeyId("a-key"));
    }

    /** Sends an empty body as no body: S3Proxy may close the connection while the trailer of an empty one is being sent. */
    private static S3Client client() {
        return S3Client.builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .endpointOverride(server.url())
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(AtOnce.SOMEBODY)
                .forcePathStyle(true)
                .build();
    }
}
