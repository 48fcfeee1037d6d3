package dev.tarn.inmemory.work;

import static dev.tarn.inmemory.work.JobsForTests.IMPORT;
import static dev.tarn.inmemory.work.JobsForTests.importJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobProgressReport;
import dev.tarn.inmemory.resource.MapResourceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportWorkTest {

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
        List<JsonNode> failures = failures("out/here/" + IMPORT + "FAILURE/Mixed.ndjson");
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

    @Test
    void the_input_may_be_one_object() throws IOException {
        bucket.put("src/a.ndjson", patient("a"));
        bucket.put("src/a.ndjson.d/b.ndjson", patient("b"));

        run("s3://src/a.ndjson", "s3://out");

        assertThat(resources.counts()).containsExactly(java.util.Map.entry(ResourceType.Patient, 1L));
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
        assertThat(failures("out/" + IMPORT + "FAILURE/a.ndjson"))
                .extracting(line -> line.get("lineId").intValue())
                .containsExactly(5);
    }

    @Test
    void the_later_of_two_lines_with_one_id_wins_and_is_a_new_version() throws IOException {
        bucket.put("src/1.ndjson", line("a", 1) + "\n" + line("a", 2));
        bucket.put("src/0.ndjson", line("a", 0));

        run("s3://src", "s3://out");

        var history = resources.history(ResourceType.Patient, new ResourceId("a"));
        assertThat(history)
                .extracting(version -> new String(version.json(), java.nio.charset.StandardCharsets.UTF_8))
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
        assertThat(resources.all(ResourceType.Patient)).allMatch(version -> version.versionId() == 1);
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

    private List<JsonNode> failures(String path) throws IOException {
        JsonMapper json = new JsonMapper();
        return json.readerFor(JsonNode.class)
                .<JsonNode>readValues(bucket.text(path))
                .readAll();
    }

    static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"}";
    }

    static String line(String id, int x) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"x\":" + x + "}";
    }

    private static String success(int line, String type, String id, int status) {
        return "{\"lineId\":" + line + ",\"UpdateResourceResponse\":{\"jsonBlob\":{\"resourceType\":\"" + type
                + "\",\"id\":\"" + id + "\"},\"statusCode\":" + status + "}}";
    }
}
