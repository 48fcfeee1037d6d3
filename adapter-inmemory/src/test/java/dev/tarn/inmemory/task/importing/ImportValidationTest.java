package dev.tarn.inmemory.task.importing;

import static dev.tarn.inmemory.task.JobsForTests.IMPORT;
import static dev.tarn.inmemory.task.JobsForTests.importJob;
import static dev.tarn.inmemory.task.Lines.failures;
import static dev.tarn.inmemory.task.Lines.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.validation.R4Validator;
import dev.tarn.inmemory.repository.validation.ValidationExtension;
import dev.tarn.inmemory.repository.validation.WriteValidation;
import dev.tarn.inmemory.task.Bucket;
import dev.tarn.inmemory.task.JobsForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportValidationTest {

    private static final String FAULTY =
            "{\"resourceType\":\"Observation\",\"id\":\"o\",\"meta\":{\"versionId\":\"7\"},\"code\":{\"text\":\"x\"}}";
    private static final String VALID = FAULTY.replace("\"o\",", "\"v\",\"status\":\"final\",");
    private static final String SUCCESS_WITH_FAULTS = "SUCCESS_WITH_SEARCH_VALIDATION_FAILURES";

    @TempDir
    Path root;

    private Bucket bucket;
    private final MapResourceStore resources = new MapResourceStore();

    @BeforeEach
    void open() throws IOException {
        bucket = new Bucket(root);
        bucket.put("src/a.ndjson", FAULTY + "\n" + VALID + "\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"STRICT", "STRUCTURE_ONLY"})
    void a_line_with_a_fault_fails_with_its_text_and_place_and_the_others_are_imported(ValidationLevel level)
            throws IOException {
        ImportOutcome outcome = run(level);

        assertThat(outcome.withErrors()).isTrue();
        assertThat(outcome.report().resourcesWithCustomerError()).isEqualTo(1);
        assertThat(bucket.lines("out/" + IMPORT + "SUCCESS/a.ndjson"))
                .containsExactly(success(2, "Observation", "v", 201));
        JsonNode failure =
                failures(bucket.text("out/" + IMPORT + "FAILURE/a.ndjson")).get(0);
        assertThat(failure.get("lineId").intValue()).isEqualTo(1);
        JsonNode issue = failure.at("/UpdateResourceResponse/jsonBlob/issue/0");
        assertThat(issue.get("diagnostics").asText())
                .isEqualTo("Profile http://hl7.org/fhir/StructureDefinition/Observation, Element 'Observation.status':"
                        + " minimum required = 1, but only found 0");
        assertThat(issue.at("/location/0").asText()).isEqualTo("Observation.status");
        assertThat(bucket.files("out/" + IMPORT)).doesNotContain(SUCCESS_WITH_FAULTS + "/a.ndjson");
    }

    @Test
    void minimal_imports_a_line_with_a_fault_and_tells_it_by_an_extension_and_a_folder() throws IOException {
        ImportOutcome outcome = run(ValidationLevel.MINIMAL);

        assertThat(outcome.withErrors()).isFalse();
        assertThat(bucket.lines("out/" + IMPORT + "SUCCESS/a.ndjson"))
                .containsExactly(success(2, "Observation", "v", 201));
        assertThat(bucket.lines("out/" + IMPORT + SUCCESS_WITH_FAULTS + "/a.ndjson"))
                .containsExactly(success(1, "Observation", "o", 201));
        assertThat(resources.all(ResourceType.Observation, Instant.MAX))
                .extracting(version -> new String(version.json(), StandardCharsets.UTF_8))
                .satisfiesExactlyInAnyOrder(
                        json -> assertThat(json)
                                .contains("\"id\":\"o\"", ValidationExtension.URL, "\"versionId\":\"1\""),
                        json -> assertThat(json).contains("\"id\":\"v\"").doesNotContain(ValidationExtension.URL));
    }

    @Test
    void the_same_import_under_minimal_again_makes_no_new_version() throws IOException {
        run(ValidationLevel.MINIMAL);

        run(ValidationLevel.MINIMAL);

        assertThat(resources.all(ResourceType.Observation, Instant.MAX)).allMatch(version -> version.versionId() == 1);
    }

    private ImportOutcome run(ValidationLevel level) {
        ImportJob job = importJob("s3://src", "s3://out");
        WriteValidation validation = new WriteValidation(new R4Validator(), ValidationLevel.STRICT);
        return new ImportWork(
                        bucket.objects(),
                        resources,
                        InstantSource.fixed(Instant.parse("2026-11-21T23:51:00Z")),
                        ImportWork.LONGEST_LINE,
                        MemoryBudget.unlimited(),
                        validation)
                .run(
                        new ImportJob(job.ticket(), job.input(), level, job.state(), job.progress()),
                        new JobsForTests.Onlooker(),
                        () -> false);
    }
}
