package dev.tarn.inmemory.task.importing;

import static dev.tarn.inmemory.task.JobsForTests.IMPORT;
import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static dev.tarn.inmemory.task.Lines.failures;
import static dev.tarn.inmemory.task.Lines.line;
import static dev.tarn.inmemory.task.Lines.patient;
import static dev.tarn.inmemory.task.Lines.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.task.Bucket;
import dev.tarn.inmemory.task.JobsForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import leaves in its folder. */
class ImportOutputTest {

    static final String NINE_LINES = """
            {"resourceType":"Patient","id":"one"}
            not json
            {"resourceType":"Patient","id":"three"}
            {"resourceType":"Patient"}
            {"resourceType":"Patient","id":"not legal"}
            {"resourceType":"Observation","id":"six"}
            {"resourceType":"Horse","id":"seven"}
            [{"resourceType":"Patient","id":"eight"}]
            {"resourceType":"Patient","id":"nine"}
            """;

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
    void of_nine_lines_with_five_bad_ones_four_are_imported() throws IOException {
        bucket.put("src/batch/Mixed.ndjson", NINE_LINES);

        ImportOutcome outcome = run("s3://src/batch/", "s3://out/here");

        double megabytes = NINE_LINES.length() / 1e6;
        assertThat(outcome.withErrors()).isTrue();
        assertThat(outcome.report()).isEqualTo(new JobProgressReport(1, megabytes, 1, 9, 4, 5, 1, 0));
        assertThat(bucket.lines("out/here/" + IMPORT + "SUCCESS/Mixed.ndjson"))
                .containsExactly(
                        success(1, "Patient", "one", 201),
                        success(3, "Patient", "three", 201),
                        success(6, "Observation", "six", 201),
                        success(9, "Patient", "nine", 201));
        List<JsonNode> failures = failures(bucket.text("out/here/" + IMPORT + "FAILURE/Mixed.ndjson"));
        assertThat(failures).extracting(line -> line.get("lineId").intValue()).containsExactly(2, 4, 5, 7, 8);
        assertThat(failures)
                .extracting(line -> line.at("/UpdateResourceResponse/jsonBlob/issue/0/diagnostics")
                        .textValue())
                .satisfiesExactly(
                        d -> assertThat(d).startsWith("Invalid JSON found in input file: "),
                        d -> assertThat(d).isEqualTo("Missing required id field in resource json"),
                        d -> assertThat(d).contains("Value 'not legal' at 'resourceId' failed to satisfy constraint"),
                        d -> assertThat(d).contains("Value 'Horse' at 'resourceType' failed to satisfy constraint"),
                        d -> assertThat(d).endsWith("this is an array"));
        assertThat(bucket.lines("out/here/" + IMPORT + "FAILURE/Mixed.ndjson").get(1))
                .isEqualTo("{\"lineId\":4,\"UpdateResourceResponse\":{\"jsonBlob\":{\"resourceType\":"
                        + "\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\",\"diagnostics\":"
                        + "\"Missing required id field in resource json\"}]},\"statusCode\":400}}");
    }

    @Test
    void the_manifest_is_that_of_HealthLake() throws IOException {
        bucket.put("src/Mixed.ndjson", NINE_LINES);
        bucket.put("src/notes.txt", "no resources");
        run("s3://src", "s3://out/here/");

        String folder = "s3://out/here/" + IMPORT;
        assertThat(bucket.text("out/here/" + IMPORT + "Manifest.json"))
                .isEqualToIgnoringWhitespace("""
                {
                  "inputDataConfig": {"s3Uri": "s3://src"},
                  "outputDataConfig":
                    {"s3Uri": "%s", "encryptionKeyID": "arn:aws:kms:us-east-1:123456789012:key/k"},
                  "successOutput": {"successOutputS3Uri": "%sSUCCESS/"},
                  "failureOutput": {
                    "failureOutputS3Uri": "%sFAILURE/",
                    "numberOfFilesNotRead": 1,
                    "filesNotRead": [{"s3Uri": "s3://src/notes.txt", "reason": "The name does not end in .ndjson"}]
                  },
                  "numberOfScannedFiles": 1,
                  "numberOfFilesImported": 1,
                  "sizeOfScannedFilesInMB": 0.000%d,
                  "sizeOfDataImportedSuccessfullyInMB": 0.000159,
                  "numberOfResourcesScanned": 9,
                  "numberOfResourcesImportedSuccessfully": 4,
                  "numberOfResourcesWithCustomerError": 5,
                  "numberOfResourcesWithServerError": 0
                }
                """.formatted(folder, folder, folder, NINE_LINES.length()));
    }

    @Test
    void links_beside_good_files_are_counted_and_named_and_never_read() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("elsewhere/b.ndjson", patient("b"));
        Files.createSymbolicLink(root.resolve("src/b.ndjson"), root.resolve("elsewhere/b.ndjson"));
        Files.createSymbolicLink(root.resolve("src/folder"), root.resolve("elsewhere"));

        ImportOutcome outcome = run("s3://src", "s3://out");

        assertThat(outcome.withErrors()).isTrue();
        assertThat(outcome.report().filesWithCustomerError()).isEqualTo(2);
        assertThat(outcome.report().scannedFiles()).isEqualTo(1);
        assertThat(outcome.report().resourcesImported()).isEqualTo(1);
        JsonNode failureOutput = new JsonMapper()
                .readTree(bucket.text("out/" + IMPORT + "Manifest.json"))
                .get("failureOutput");
        assertThat(failureOutput.get("numberOfFilesNotRead").intValue()).isEqualTo(2);
        assertThat(failureOutput.get("filesNotRead"))
                .extracting(file -> file.get("s3Uri").textValue() + ": "
                        + file.get("reason").textValue())
                .containsExactly(
                        "s3://src/b.ndjson: It is a symbolic link, which is not followed",
                        "s3://src/folder: It is a symbolic link, which is not followed");
    }

    @Test
    void a_clean_import_has_a_log_for_each_file_and_no_failures() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("src/deep/er/b.ndjson", patient("b"));
        bucket.put("src/empty.ndjson", "");

        ImportOutcome outcome = run("s3://src/", "s3://out");

        assertThat(outcome.withErrors()).isFalse();
        assertThat(outcome.report().scannedFiles()).isEqualTo(3);
        assertThat(outcome.report().importedFiles()).isEqualTo(2);
        assertThat(bucket.files("out"))
                .containsExactlyInAnyOrder(
                        ".healthlake_write_access_check_file.temp",
                        IMPORT + "Manifest.json",
                        IMPORT + "SUCCESS/a.ndjson",
                        IMPORT + "SUCCESS/deep/er/b.ndjson",
                        IMPORT + "SUCCESS/empty.ndjson");
        assertThat(bucket.text("out/.healthlake_write_access_check_file.temp")).isEmpty();
    }

    private ImportOutcome run(String input, String output) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T23:51:00Z"));
        return new ImportWork(bucket.objects(), resources, clock).run(importJob(input, output), onlooker, () -> false);
    }
}
