package dev.tarn.inmemory.task.importing;

import static dev.tarn.inmemory.task.JobsForTests.IMPORT;
import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static dev.tarn.inmemory.task.Lines.failures;
import static dev.tarn.inmemory.task.Lines.line;
import static dev.tarn.inmemory.task.Lines.patient;
import static dev.tarn.inmemory.task.Lines.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.Versions;
import dev.tarn.inmemory.task.Bucket;
import dev.tarn.inmemory.task.JobsForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportWorkTest {

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
    void the_input_may_be_one_object() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("src/a.ndjson.d/b.ndjson", patient("b"));

        run("s3://src/a.ndjson", "s3://out");

        assertThat(resources.counts()).containsExactly(Map.entry(ResourceType.Patient, 1L));
        assertThat(bucket.files("out/" + IMPORT + "SUCCESS")).containsExactly("a.ndjson");
    }

    @Test
    void blank_lines_a_byte_order_mark_and_CRLF_do_no_harm() throws IOException {
        bucket.put(
                "src/a.ndjson", "\uFEFF" + patient("a") + "\r\n\r\n \t\n" + patient("b") + "\r\nno\r\n" + patient("c"));

        ImportOutcome outcome = run("s3://src", "s3://out");

        assertThat(outcome.report().resourcesScanned()).isEqualTo(4);
        assertThat(bucket.lines("out/" + IMPORT + "SUCCESS/a.ndjson"))
                .containsExactly(
                        success(1, "Patient", "a", 201),
                        success(4, "Patient", "b", 201),
                        success(6, "Patient", "c", 201));
        assertThat(failures(bucket.text("out/" + IMPORT + "FAILURE/a.ndjson")))
                .extracting(line -> line.get("lineId").intValue())
                .containsExactly(5);
    }

    @Test
    void the_later_of_two_lines_with_one_id_wins_and_is_a_new_version() throws IOException {
        bucket.put("src/1.ndjson", line("a", 1) + "\n" + line("a", 2));
        bucket.put("src/0.ndjson", line("a", 0));

        run("s3://src", "s3://out");

        var history = Versions.newestFirst(resources, new ResourceAddress(ResourceType.Patient, new ResourceId("a")));
        assertThat(history)
                .extracting(version -> new String(version.json(), StandardCharsets.UTF_8))
                .satisfiesExactly(
                        json -> assertThat(json).contains("\"versionId\":\"3\"", "\"x\":2"),
                        json -> assertThat(json).contains("\"versionId\":\"2\"", "\"x\":1"),
                        json -> assertThat(json).contains("\"versionId\":\"1\"", "\"x\":0"));
    }

    @Test
    void the_same_import_again_makes_no_new_version() throws IOException {
        bucket.put("src/a.ndjson", patient("a") + "\n" + patient("b"));
        run("s3://src", "s3://out/1");

        ImportOutcome again = run("s3://src", "s3://out/2");

        assertThat(again.report().resourcesImported()).isEqualTo(2);
        assertThat(resources.all(ResourceType.Patient, Instant.MAX)).allMatch(version -> version.versionId() == 1);
        assertThat(bucket.lines("out/2/" + IMPORT + "SUCCESS/a.ndjson"))
                .containsExactly(success(1, "Patient", "a", 200), success(2, "Patient", "b", 200));
    }

    @Test
    void what_the_job_itself_writes_below_its_input_is_not_read() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("src/z.ndjson", patient("z"));

        ImportOutcome outcome = run("s3://src", "s3://src");

        assertThat(outcome.withErrors()).isFalse();
        assertThat(outcome.report().scannedFiles()).isEqualTo(2);
    }

    @Test
    void the_output_of_earlier_imports_below_the_input_is_passed_over_and_that_of_exports_is_read() throws IOException {
        String earlier = "e".repeat(32) + "-FHIR_IMPORT-" + "2".repeat(32);
        bucket.put("src/" + earlier + "/SUCCESS/log.ndjson", patient("log"));
        bucket.put("src/deeper/" + earlier + "/FAILURE/log.ndjson", "not json");
        bucket.put("src/" + earlier + "/Manifest.json", "{}");
        bucket.put(
                "src/" + "e".repeat(32) + "-FHIR_EXPORT-" + "2".repeat(32) + "/Patient/Patient-0.ndjson", patient("a"));
        bucket.put("src/" + earlier + "x/b.ndjson", patient("b"));
        bucket.put("src/my-FHIR_IMPORT-folder/c.ndjson", patient("c"));

        ImportOutcome outcome = run("s3://src", "s3://out");

        assertThat(outcome.report().resourcesImported()).isEqualTo(3);
        assertThat(outcome.report().scannedFiles()).isEqualTo(3);
    }

    @Test
    void the_output_of_an_earlier_import_is_read_where_it_is_the_input() throws IOException {
        String earlier = "e".repeat(32) + "-FHIR_IMPORT-" + "2".repeat(32);
        bucket.put("src/" + earlier + "/SUCCESS/a.ndjson", patient("a"));

        assertThat(run("s3://src/" + earlier + "/", "s3://out").report().resourcesImported())
                .isEqualTo(1);
        assertThat(run("s3://src/" + earlier + "/SUCCESS/a.ndjson", "s3://out")
                        .report()
                        .resourcesScanned())
                .isEqualTo(1);
    }

    @Test
    void an_import_of_nothing_but_errors_is_an_outcome_and_no_failure() throws IOException {
        bucket.put("src/a.ndjson", "no\nno\n");

        ImportOutcome outcome = run("s3://src", "s3://out");

        assertThat(outcome.withErrors()).isTrue();
        assertThat(outcome.report()).isEqualTo(new JobProgressReport(1, 0.000006, 0, 2, 0, 2, 1, 0));
        assertThat(bucket.text("out/" + IMPORT + "SUCCESS/a.ndjson")).isEmpty();
    }

    @Test
    void progress_moves_and_ends_with_everything() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append(line("p" + i, i)).append(" ".repeat(400)).append('\n');
        }
        bucket.put("src/a.ndjson", text.toString());

        ImportOutcome outcome = run("s3://src", "s3://out");

        assertThat(onlooker.imports).hasSizeGreaterThan(3).endsWith(outcome.report());
        assertThat(onlooker.imports)
                .extracting(JobProgressReport::resourcesScanned)
                .isSorted();
        assertThat(onlooker.bytes.get(onlooker.bytes.size() - 1)).containsExactly(text.length(), text.length());
    }

    private ImportOutcome run(String input, String output) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T23:51:00Z"));
        return new ImportWork(bucket.objects(), resources, clock).run(importJob(input, output), onlooker, () -> false);
    }
}
