package dev.tarn.inmemory.task.exporting;

import static dev.tarn.inmemory.task.JobsForTests.EXPORT;
import static dev.tarn.inmemory.task.JobsForTests.exportJob;
import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static dev.tarn.inmemory.task.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.task.Bucket;
import dev.tarn.inmemory.task.FaultyObjectStore;
import dev.tarn.inmemory.task.JobFolder;
import dev.tarn.inmemory.task.JobsForTests;
import dev.tarn.inmemory.task.WorkFailed;
import dev.tarn.inmemory.task.WorkStopped;
import dev.tarn.inmemory.task.importing.ImportWork;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportWorkTest {

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
    void each_type_has_an_object_of_its_own() throws IOException {
        fill(line("a", 1) + "\n{\"resourceType\":\"Observation\",\"id\":\"o\"}\n" + line("b", 1) + "\n" + line("a", 2));

        ExportOutcome outcome = export(1_000);

        assertThat(bucket.files("out"))
                .containsExactlyInAnyOrder(
                        ".healthlake_write_access_check_file.temp",
                        EXPORT + "Observation/Observation-0.ndjson",
                        EXPORT + "Patient/Patient-0.ndjson");
        assertThat(bucket.text("out/" + EXPORT + "Patient/Patient-0.ndjson")).isEqualTo("""
                        {"resourceType":"Patient","id":"a","meta":{"versionId":"2","lastUpdated":"2026-11-21T23:51:00.000Z"},"x":2}
                        {"resourceType":"Patient","id":"b","meta":{"versionId":"1","lastUpdated":"2026-11-21T23:51:00.000Z"},"x":1}
                        """);
        assertThat(outcome.resources()).isEqualTo(3);
        assertThat(outcome.objects()).isEqualTo(2);
        assertThat(onlooker.exports.get(onlooker.exports.size() - 1)).containsExactly(3, 3);
    }

    @Test
    void an_object_that_has_grown_large_is_followed_by_another() throws IOException {
        fill(line("a", 1) + "\n" + line("b", 1) + "\n" + line("c", 1));

        ExportOutcome outcome = export(150);

        assertThat(outcome.objects()).isEqualTo(2);
        assertThat(bucket.lines("out/" + EXPORT + "Patient/Patient-0.ndjson")).hasSize(2);
        assertThat(bucket.lines("out/" + EXPORT + "Patient/Patient-1.ndjson")).hasSize(1);
    }

    @Test
    void an_empty_store_is_exported_as_nothing() throws IOException {
        assertThat(export(1_000)).isEqualTo(new ExportOutcome(0, 0, 0));

        assertThat(bucket.files("out")).containsExactly(".healthlake_write_access_check_file.temp");
    }

    @Test
    void an_output_that_cannot_be_written_is_named() {
        ObjectStore full = new FaultyObjectStore(bucket.objects(), "(never)", JobFolder.PROBE);

        assertThatThrownBy(() -> new ExportWork(full, resources).run(exportJob("s3://out"), onlooker, () -> false))
                .isInstanceOf(WorkFailed.class)
                .hasMessage("The output cannot be written: s3://out/.healthlake_write_access_check_file.temp"
                        + " could not be written: No space left on device");
    }

    @Test
    void types_are_written_side_by_side_and_progress_is_told_in_order() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String type : List.of("Patient", "Observation", "Claim", "Encounter", "Device")) {
            for (int i = 0; i < 1_000; i++) {
                text.append("{\"resourceType\":\"%s\",\"id\":\"%d\"}\n".formatted(type, i));
            }
        }
        fill(text.toString());

        ExportOutcome outcome = export(50_000);

        assertThat(outcome.resources()).isEqualTo(5_000);
        assertThat(outcome.objects()).isEqualTo(15);
        assertThat(bucket.files("out/" + EXPORT)).hasSize(15);
        assertThat(onlooker.exports.stream().map(reached -> reached[0]).toList())
                .isSorted()
                .endsWith(5_000L);
    }

    @Test
    void a_type_that_cannot_be_written_ends_the_others() throws IOException {
        StringBuilder text = new StringBuilder(line("a", 1)).append('\n');
        for (int i = 0; i < 5_000; i++) {
            text.append("{\"resourceType\":\"Observation\",\"id\":\"%d\"}\n".formatted(i));
        }
        fill(text.toString());
        ObjectStore full = new FaultyObjectStore(bucket.objects(), "(never)", "Patient-0.ndjson");

        assertThatThrownBy(() -> new ExportWork(full, resources).run(exportJob("s3://out"), onlooker, () -> false))
                .isInstanceOf(WorkFailed.class)
                .hasMessageStartingWith("The output cannot be written: s3://out/")
                .hasMessageEndingWith("Patient-0.ndjson could not be written: No space left on device");

        assertThat(bucket.files("out/" + EXPORT)).isSubsetOf("Observation/Observation-0.ndjson");
        assertThat(bucket.files(".tarn-tmp")).isEmpty();
    }

    @Test
    void an_export_that_is_stopped_leaves_whole_objects_only() throws IOException {
        StringBuilder text = new StringBuilder("{\"resourceType\":\"Observation\",\"id\":\"o\"}\n");
        for (int i = 0; i < 5_000; i++) {
            text.append(line("p" + i, i)).append('\n');
        }
        fill(text.toString());
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> new ExportWork(bucket.objects(), resources)
                        .run(exportJob("s3://out"), onlooker, () -> asked.incrementAndGet() > 5))
                .isInstanceOf(WorkStopped.class);

        // Whether the one had its turn before the other was stopped is chance.
        assertThat(bucket.files("out/" + EXPORT)).isSubsetOf("Observation/Observation-0.ndjson");
        assertThat(bucket.files(".tarn-tmp")).isEmpty();
    }

    /** A store that is deleted has no more resources, and its jobs have been told to stop by then. */
    @Test
    void an_object_that_ends_since_the_export_was_stopped_is_none() throws IOException {
        fill(line("a", 1) + "\n" + line("b", 1));
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> new ExportWork(bucket.objects(), resources)
                        .run(exportJob("s3://out"), onlooker, () -> asked.incrementAndGet() > 1))
                .isInstanceOf(WorkStopped.class);

        assertThat(bucket.files("out/" + EXPORT)).isEmpty();
        assertThat(bucket.files(".tarn-tmp")).isEmpty();
    }

    private ExportOutcome export(long shardBytes) {
        return new ExportWork(bucket.objects(), resources, shardBytes)
                .run(exportJob("s3://out"), onlooker, () -> false);
    }

    private void fill(String lines) throws IOException {
        bucket.put("src/a.ndjson", lines);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T23:51:00Z"));
        new ImportWork(bucket.objects(), resources, clock)
                .run(importJob("s3://src", "s3://log"), onlooker, () -> false);
    }
}
