package dev.tarn.aws.s3;

import static dev.tarn.aws.ScriptedService.cutAfter;
import static dev.tarn.aws.ScriptedService.hangUp;
import static dev.tarn.aws.ScriptedService.reply;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.aws.ScriptedService;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStoreException;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 that fails, breaks off, or is killed: what was lost is told, nothing is half there, and it goes on once S3 is back. */
class S3BrokenTest {

    private static final S3Uri URI = new S3Uri("s3://a-bucket/folder/a.ndjson");
    private static final OutputDataConfig OUTPUT = new OutputDataConfig(URI, new EncryptionKeyId("k"));
    private static final int SIZE = 50_000_000;

    @TempDir
    Path directory;

    @Test
    void a_server_that_is_killed_in_the_middle_of_a_read_breaks_it_off_with_a_count() throws IOException {
        Path bucket = Files.createDirectories(directory.resolve("a-bucket/folder"));
        Files.write(bucket.resolve("a.ndjson"), new byte[SIZE]);
        S3Server server = S3Server.over(directory);
        try (S3ObjectStore store = S3ObjectStore.of(server.settings());
                InputStream bytes = store.read(URI)) {
            assertThat(bytes.readNBytes(1_000_000)).hasSize(1_000_000);
            server.close();
            assertThatThrownBy(() -> bytes.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageMatching("s3://a-bucket/folder/a.ndjson broke off after \\d+ of " + SIZE
                            + " bytes: S3 at http://127.0.0.1:\\d+ broke the connection");
            assertThatThrownBy(() -> store.read(URI))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("refused the connection");
        }
        try (S3Server again = S3Server.over(directory);
                S3ObjectStore store = S3ObjectStore.of(again.settings());
                InputStream bytes = store.read(URI)) {
            assertThat(bytes.readAllBytes()).hasSize(SIZE);
        }
    }

    @Test
    void a_server_that_is_killed_in_the_middle_of_a_write_leaves_nothing() {
        S3Server server = S3Server.over(directory);
        try (S3ObjectStore store = S3ObjectStore.of(server.settings());
                ObjectWriter writer = store.write(URI, OUTPUT)) {
            writer.write(new byte[S3ObjectWriter.PART + 1]);
            server.close();
            assertThatThrownBy(writer::commit)
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("could not be written: S3 at");
            assertThatThrownBy(writer::commit)
                    .as("it cannot become whole any more")
                    .isInstanceOf(IllegalStateException.class);
        }
        try (S3Server again = S3Server.over(directory);
                S3ObjectStore store = S3ObjectStore.of(again.settings())) {
            assertThat(store.find(URI)).isEmpty();
            try (ObjectWriter writer = store.write(URI, OUTPUT)) {
                writer.write(new byte[7]);
                writer.commit();
            }
            assertThat(store.find(URI))
                    .hasValueSatisfying(found -> assertThat(found.size()).isEqualTo(7));
        }
    }

    @Test
    void a_body_that_ends_too_soon_is_not_taken_for_the_end() throws IOException {
        try (ScriptedService service = ScriptedService.answering(cutAfter("{}\n"));
                S3ObjectStore store = S3ObjectStore.of(S3Server.settings(service.url()));
                InputStream bytes = store.read(URI)) {
            assertThatThrownBy(bytes::readAllBytes)
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("broke off after 3 of 1003 bytes");
        }
    }

    @Test
    void a_passing_fault_is_not_seen_and_a_lasting_one_is_told() throws IOException {
        try (ScriptedService service = ScriptedService.answering(reply(503, ""), reply(200, "{}"), reply(500, ""));
                S3ObjectStore store = S3ObjectStore.of(S3Server.settings(service.url()))) {
            try (InputStream bytes = store.read(URI)) {
                assertThat(bytes.readAllBytes()).hasSize(2);
            }
            assertThatThrownBy(() -> store.find(URI))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining(
                            "could not be looked for: S3 at " + service.url() + " answered HTTP status 500");
        }
    }

    @Test
    void a_connection_that_is_cut_while_an_object_is_sent_is_tried_again() {
        try (ScriptedService service = ScriptedService.answering(hangUp(), reply(200, ""));
                S3ObjectStore store = S3ObjectStore.of(S3Server.settings(service.url()));
                ObjectWriter writer = store.write(URI, OUTPUT)) {
            writer.write("all of it".getBytes(UTF_8));
            writer.commit();
            assertThat(service.asked())
                    .hasSize(2)
                    .allSatisfy(asked -> assertThat(asked.body()).contains("all of it"));
        }
    }

    @Test
    void a_list_that_is_no_list_is_told() {
        try (ScriptedService service = ScriptedService.answering(reply(200, "{\"not\":\"XML\"}"));
                S3ObjectStore store = S3ObjectStore.of(S3Server.settings(service.url()))) {
            assertThatThrownBy(() -> store.list(URI).toList())
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("could not be listed");
        }
    }

    @Test
    void a_list_goes_on_from_page_to_page_and_asks_for_none_that_nobody_reads() {
        try (ScriptedService service = ScriptedService.answering(
                        reply(200, page("a", "<NextContinuationToken>more</NextContinuationToken>")),
                        reply(200, page("b", "")));
                S3ObjectStore store = S3ObjectStore.of(S3Server.settings(service.url()))) {
            S3Uri folder = new S3Uri("s3://a-bucket/folder");
            assertThat(store.list(folder).findFirst()).isPresent();
            assertThat(service.asked()).hasSize(1);
            assertThat(store.list(folder).map(object -> object.uri().value()))
                    .containsExactly("s3://a-bucket/folder/b");
        }
    }

    @Test
    void a_key_that_no_S3_URI_can_name_is_refused() {
        try (ScriptedService service = ScriptedService.answering(reply(200, page("two&#10;lines", "")));
                S3ObjectStore store = S3ObjectStore.of(S3Server.settings(service.url()))) {
            assertThatThrownBy(
                            () -> store.list(new S3Uri("s3://a-bucket/folder")).toList())
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("holds an object whose key HealthLake cannot name");
        }
    }

    private static String page(String name, String more) {
        return "<ListBucketResult><IsTruncated>" + !more.isEmpty() + "</IsTruncated>" + more + "<Contents><Key>folder/"
                + name + "</Key><Size>1</Size></Contents></ListBucketResult>";
    }
}
