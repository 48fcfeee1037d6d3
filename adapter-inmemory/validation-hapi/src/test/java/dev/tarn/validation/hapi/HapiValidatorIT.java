package dev.tarn.validation.hapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ResourceValidator;
import dev.tarn.ports.fhir.validation.ResourceValidatorProvider;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HAPI's validator as the packaged jar has it. */
class HapiValidatorIT {

    private static final String VITAL_SIGNS = "http://hl7.org/fhir/StructureDefinition/vitalsigns";

    private final ResourceValidator validator = ResourceValidatorProvider.named("hapi");

    private List<ValidationIssue> errors(String json) {
        return validator.validate(json.getBytes(StandardCharsets.UTF_8), ValidationLevel.STRICT).stream()
                .filter(ValidationIssue::isError)
                .toList();
    }

    @Test
    void the_engine_is_in_the_packaged_jar_and_runs_beside_another_HAPI() throws Exception {
        Path jar = Path.of(HapiValidatorProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(Files.isRegularFile(jar)).as(jar.toString()).isTrue();
        assertThatThrownBy(FhirContext::forR4).isInstanceOf(IllegalStateException.class);

        assertThat(errors("{\"resourceType\":\"Patient\",\"active\":true}")).isEmpty();
    }

    @Test
    void every_fault_has_a_code_a_text_and_a_place() {
        assertThat(errors("{\"resourceType\":\"Observation\",\"code\":{\"text\":\"pulse\"},\"unknown\":1}"))
                .anySatisfy(issue -> {
                    assertThat(issue.diagnostics()).contains("Observation.status: minimum required = 1");
                    assertThat(issue.location()).isEqualTo("Observation");
                    assertThat(issue.code()).isEqualTo(Code.STRUCTURE);
                })
                .anySatisfy(issue -> assertThat(issue.diagnostics()).contains("unknown"))
                .allMatch(issue -> issue.severity() == Severity.ERROR);
    }

    @Test
    void a_part_of_an_array_is_a_resource() {
        byte[] lines = "xx{\"resourceType\":\"Patient\"}yy".getBytes(StandardCharsets.UTF_8);

        assertThat(validator.validate(lines, 2, lines.length - 2, ValidationLevel.STRUCTURE_ONLY))
                .noneMatch(ValidationIssue::isError);
    }

    @Test
    void a_text_that_is_not_JSON_is_an_error() {
        assertThat(errors("{\"resourceType\":\"Patient\",")).isNotEmpty();
        assertThat(errors("")).isNotEmpty();
        assertThat(errors("[]")).isNotEmpty();
    }

    @Test
    void deep_nesting_is_an_error() {
        assertThat(errors("{\"resourceType\":\"Patient\",\"extension\":" + "[".repeat(200_000) + "]".repeat(200_000)
                        + "}"))
                .isNotEmpty();
    }

    /** Without a terminology server HAPI knows the codes that come with R4. */
    @Test
    void codes_that_R4_does_not_list_are_not_checked() {
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"%s\",\"code\":{\"coding\":[{\"system\":"
                + "\"http://loinc.org\",\"code\":\"no-code\"}]}}";

        assertThat(errors(observation.formatted("final"))).isEmpty();
        assertThat(errors(observation.formatted("ended"))).isNotEmpty();
    }

    @Test
    void a_profile_of_R4_can_be_named() {
        byte[] observation = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"pulse\"}}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(validator.hasProfile(VITAL_SIGNS)).isTrue();
        assertThat(validator.hasProfile("http://example.org/no-profile")).isFalse();
        assertThat(validator.validateAgainst(observation, VITAL_SIGNS))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::diagnostics)
                .anySatisfy(text -> assertThat(text).contains("Observation.subject: minimum required = 1"));
    }
}
