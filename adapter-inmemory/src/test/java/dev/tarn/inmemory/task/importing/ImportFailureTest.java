package dev.tarn.inmemory.task.importing;

import static dev.tarn.inmemory.task.JobsForTests.IMPORT;
import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static dev.tarn.inmemory.task.Lines.line;
import static dev.tarn.inmemory.task.Lines.patient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.task.Bucket;
import dev.tarn.inmemory.task.FaultyObjectStore;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.JobsForTests;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFailureTest {

    static final String NEVER = "(never)";

    @TempDir
    Path root;

    Bucket bucket;
    final MapResourceStore resources = new MapResourceStore();
    final JobsForTests.Onlooker onlooker = new JobsForTests.Onlooker();

    @BeforeEach
    void open() {
        bucket = new Bucket(root);
    }

    @Test
    void an_absent_input_is_named() {
        assertThatThrownBy(() -> run(bucket.objects(), "s3://nowhere/at/all", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The input is absent: there is no object at or below s3://nowhere/at/all");
    }

    @Test
    void an_input_without_NDJSON_is_told_from_an_absent_one() throws IOException {
        bucket.put("src/a.json", patient("a"));
        bucket.put("src/b.csv", "a;b");

        assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage(
                        "The input holds no .ndjson object: none of the 2 at or below s3://src can be read. The first"
                                + " is s3://src/a.json: The name does not end in .ndjson");
        assertThatThrownBy(() -> run(bucket.objects(), "s3://src/a.json", "s3://out"))
                .hasMessageContaining("none of the 1 at or below s3://src/a.json can be read");
    }

    @Test
    void an_input_that_is_a_link_is_refused_with_the_reason() throws IOException {
        bucket.put("elsewhere/a.ndjson", patient("a"));
        bucket.put("src/b.txt", "");
        Files.createSymbolicLink(root.resolve("src/a.ndjson"), root.resolve("elsewhere/a.ndjson"));
        Files.createSymbolicLink(root.resolve("src/in"), root.resolve("elsewhere"));

        for (String input : List.of("s3://src/a.ndjson", "s3://src/in", "s3://src/in/", "s3://src/in/a.ndjson")) {
            assertThatThrownBy(() -> run(bucket.objects(), input, "s3://out"))
                    .isInstanceOf(WorkFailed.class)
                    .hasMessageStartingWith("The input cannot be read: " + input + " leads over a symbolic link, ");
        }
        assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage(
                        "The input holds no .ndjson object: none of the 3 at or below s3://src can be read. The first"
                                + " is s3://src/a.ndjson: It is a symbolic link, which is not followed");
    }

    @Test
    void an_object_that_is_cut_while_it_is_read_fails_the_job() throws IOException {
        bucket.put("src/a.ndjson", (patient("a") + "\n").repeat(100_000));
        ObjectStore cutting = new ForwardingObjectStore(bucket.objects()) {
            @Override
            public InputStream read(S3Uri uri) {
                InputStream opened = super.read(uri);
                try {
                    bucket.put("src/a.ndjson", patient("a"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return opened;
            }
        };

        assertThatThrownBy(() -> run(cutting, "s3://src", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage(
                        "The input cannot be read: s3://src/a.ndjson was cut while it was read: it had 3600000 bytes at"
                                + " first, and ends after 35");
    }

    @Test
    void an_input_of_nothing_but_the_output_of_imports_is_said_to_be_that() throws IOException {
        bucket.put("src/" + "e".repeat(32) + "-FHIR_IMPORT-" + "2".repeat(32) + "/SUCCESS/a.ndjson", "{}");

        assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The input is absent: there is no object at or below s3://src"
                        + " but the output of imports, which is not read");
    }

    @Test
    void an_input_that_leads_elsewhere_is_refused_with_the_reason() {
        assertThatThrownBy(() -> run(bucket.objects(), "s3://src/../../etc", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The input cannot be read: s3://src/../../etc has '..' as a part,"
                        + " which names no file of its own");
    }

    @Test
    void an_output_that_cannot_be_written_is_known_before_anything_is_read() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        ObjectStore full = new FaultyObjectStore(bucket.objects(), NEVER, JobFolder.PROBE);

        assertThatThrownBy(() -> run(full, "s3://src", "s3://out/here"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The output cannot be written: s3://out/here/.healthlake_write_access_check_file.temp"
                        + " could not be written: No space left on device");
        assertThat(resources.counts()).isEmpty();
    }

    @Test
    void an_output_below_a_file_cannot_be_written() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));

        assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://src/a.ndjson"))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("lies below an object");
    }

    @Test
    void a_log_whose_key_would_be_too_long_is_named() throws IOException {
        String name = "n".repeat(200) + "/";
        bucket.put("src/" + name.repeat(4) + "a.ndjson", patient("a"));

        assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://out/" + "o".repeat(200)))
                .isInstanceOf(WorkFailed.class)
                .hasMessageStartingWith("The output cannot be written at s3://out/ooo")
                .hasMessageContaining("length less than or equal to 1024");
    }

    @Test
    void an_object_that_breaks_while_it_is_read_fails_the_job_and_leaves_no_log() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("src/b.ndjson", patient("b"));
        ObjectStore broken = new FaultyObjectStore(bucket.objects(), "/b.ndjson", NEVER);

        assertThatThrownBy(() -> run(broken, "s3://src", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The input cannot be read: s3://src/b.ndjson broke off: Connection reset");
        assertThat(bucket.files("out/" + IMPORT)).containsExactly("SUCCESS/a.ndjson");
        assertThat(bucket.files(".tarn-tmp")).isEmpty();
    }

    @Test
    void a_log_that_cannot_be_written_fails_the_job() throws IOException {
        bucket.put("src/a.ndjson", "no");
        ObjectStore full = new FaultyObjectStore(bucket.objects(), NEVER, "FAILURE/a.ndjson");

        assertThatThrownBy(() -> run(full, "s3://src", "s3://out"))
                .isInstanceOf(WorkFailed.class)
                .hasMessageEndingWith("FAILURE/a.ndjson could not be written: No space left on device");
        assertThat(bucket.files("out/" + IMPORT)).isEmpty();
        assertThat(bucket.files(".tarn-tmp")).isEmpty();
    }

    @Test
    void a_job_that_is_stopped_leaves_whole_objects_only() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(line("p" + i, i)).append(" ".repeat(400)).append('\n');
        }
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("src/b.ndjson", text.toString());
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://out", () -> asked.incrementAndGet() > 12))
                .isInstanceOf(WorkStopped.class);

        assertThat(bucket.files("out/" + IMPORT)).containsExactly("SUCCESS/a.ndjson");
        assertThat(bucket.files(".tarn-tmp")).isEmpty();
        assertThat(resources.counts().get(ResourceType.Patient)).isBetween(1L, 5_000L);
    }

    @Test
    void an_interrupt_stops_the_job_too() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> run(bucket.objects(), "s3://src", "s3://out"))
                    .isInstanceOf(WorkStopped.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(bucket.files("out")).isEmpty();
    }

    private ImportOutcome run(ObjectStore objects, String input, String output) {
        return run(objects, input, output, () -> false);
    }

    private ImportOutcome run(ObjectStore objects, String input, String output, BooleanSupplier stop) {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        return new ImportWork(objects, resources, clock).run(importJob(input, output), onlooker, stop);
    }
}
