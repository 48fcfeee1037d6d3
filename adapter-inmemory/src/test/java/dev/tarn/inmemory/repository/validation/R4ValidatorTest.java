package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class R4ValidatorTest {

    private static final String CODE = "\"code\":{\"text\":\"weight\"}";

    private final R4Validator validator = new R4Validator();

    private List<ValidationIssue> validate(String json) {
        return validator.validate(json.getBytes(StandardCharsets.UTF_8), ValidationLevel.STRUCTURE_ONLY);
    }

    private List<ValidationIssue> observation(String members) {
        return validate("{\"resourceType\":\"Observation\"," + members + "}");
    }

    private static void assertIssue(List<ValidationIssue> issues, Code code, String location, String diagnostics) {
        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.location()).isEqualTo(location);
            assertThat(issue.diagnostics()).contains(diagnostics);
        });
    }

    @Test
    void a_missing_element_is_told_in_the_words_that_HealthLake_documents() {
        assertThat(observation(CODE))
                .containsExactly(new ValidationIssue(
                        ValidationIssue.Severity.ERROR,
                        Code.REQUIRED,
                        "Profile http://hl7.org/fhir/StructureDefinition/Observation, Element 'Observation.status':"
                                + " minimum required = 1, but only found 0",
                        "Observation.status"));
    }

    @Test
    void the_probability_of_a_prediction_is_at_most_100_where_there_is_one() {
        String risk = "{\"resourceType\":\"RiskAssessment\",\"status\":\"final\",\"subject\":{\"display\":\"x\"},"
                + "\"prediction\":[{%s\"outcome\":{\"text\":\"unknown\"}}]}";

        assertThat(validate(risk.formatted(""))).isEmpty();
        assertThat(validate(risk.formatted("\"probabilityRange\":{\"low\":{\"value\":101,\"code\":\"%\","
                        + "\"system\":\"http://unitsofmeasure.org\"}},")))
                .isEmpty();
        assertThat(validate(risk.formatted("\"probabilityDecimal\":100,"))).isEmpty();
        assertIssue(
                validate(risk.formatted("\"probabilityDecimal\":100.5,")),
                Code.INVARIANT,
                "RiskAssessment.prediction[0]",
                "ras-2");
    }

    @Test
    void an_unknown_member_is_told_in_the_words_that_HealthLake_documents() {
        assertIssue(
                observation("\"status\":\"final\"," + CODE + ",\"@x\":1"),
                Code.STRUCTURE,
                "Observation.@x",
                "Unrecognised property '@x'");
    }

    @Test
    void every_fault_of_a_resource_is_reported_and_not_only_the_first() {
        assertThat(observation(
                        "\"status\":\"done\",\"issued\":\"yesterday\",\"component\":[{\"valueInteger\":1.5}],\"x\":{}"))
                .extracting(ValidationIssue::location)
                .containsExactlyInAnyOrder(
                        "Observation.status",
                        "Observation.issued",
                        "Observation.component[0].valueInteger",
                        "Observation.component[0].code",
                        "Observation.x",
                        "Observation.code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\":\"done\" | CODE_INVALID | Observation.status | observation-status: registered, preliminary",
                "\"status\":\"final\",\"status\":\"final\" | STRUCTURE | Observation.status | is there twice",
                "\"status\":[\"final\"] | STRUCTURE | Observation.status | must not be an array",
                "\"status\":\"final\",\"category\":{\"text\":\"x\"} | STRUCTURE | Observation.category | must be an"
                        + " array",
                "\"status\":\"final\",\"category\":[] | STRUCTURE | Observation.category | must not be empty",
                "\"status\":\"final\",\"note\":[null] | STRUCTURE | Observation.note[0] | must be an object",
                "\"status\":\"final\",\"valueString\":\"a\",\"valueInteger\":1 | STRUCTURE | Observation.valueInteger"
                        + " | Only one value",
                "\"status\":\"final\",\"valueBoolean\":\"true\" | STRUCTURE | Observation.valueBoolean | must be a"
                        + " JSON boolean",
                "\"status\":\"final\",\"issued\":\"2024-02-29T10:00:00\" | VALUE | Observation.issued | a time with"
                        + " seconds and zone",
                "\"status\":\"final\",\"effectiveDateTime\":\"2023-02-29\" | VALUE | Observation.effectiveDateTime |"
                        + " type dateTime",
                "\"status\":\"final\",\"subject\":{\"reference\":\"#p\"} | NOT_FOUND | Observation | ref-1",
                "\"status\":\"final\",\"valueString\":\"a\",\"dataAbsentReason\":{\"text\":\"b\"} | INVARIANT |"
                        + " Observation | obs-6",
                "\"status\":\"final\",\"effectivePeriod\":{\"start\":\"2024-02\",\"end\":\"2024-01\"} | INVARIANT"
                        + " | Observation.effectivePeriod | per-1",
                "\"status\":\"final\",\"extension\":[{\"url\":\"http://x.org/e\"}] | INVARIANT |"
                        + " Observation.extension[0] | ext-1",
                "\"status\":\"final\",\"extension\":[{\"url\":\"e\",\"valueCode\":\"a\"}] | VALUE |"
                        + " Observation.extension[0].url | absolute",
                "\"status\":\"final\",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\"}] | INVARIANT"
                        + " | Observation.contained | dom-3",
                "\"status\":\"final\",\"text\":{\"status\":\"empty\",\"div\":\"<div"
                        + " xmlns='http://www.w3.org/1999/xhtml'><script/></div>\"} | INVARIANT | Observation.text.div |"
                        + " script",
                "\"_status\":{\"extension\":[{\"url\":\"http://x.org/e\",\"valueCode\":\"a\"}]} | CODE_INVALID |"
                        + " Observation.status | not only an extension",
            })
    void a_fault_is_reported_with_its_place_and_what_would_be_right(
            String members, Code code, String location, String diagnostics) {
        assertIssue(observation(CODE + "," + members), code, location, diagnostics);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"system\":\"SYSTEM\",\"code\":\"active\" | ",
                "\"system\":\"http:\\/\\/terminology.hl7.org\\/CodeSystem\\/allergyintolerance-clinical\","
                        + "\"code\":\"active\" | ",
                "\"system\":\"SYSTEM\",\"code\":\"\\u0061ctive\" | ",
                "\"system\":\"SYSTEM\",\"code\":\"\\u0062ctive\" | CODE_INVALID",
                "\"system\": 1,\"code\":\"active\" | STRUCTURE CODE_INVALID",
                "\"code\":8,\"system\":\"SYSTEM\" | STRUCTURE CODE_INVALID",
                "\"system\":\"SYSTEM\",\"code\": 0 | STRUCTURE CODE_INVALID",
                "\"system\":\"SYSTEM\",\"code\":{\"x\":1} | STRUCTURE CODE_INVALID",
            })
    void a_required_coding_is_compared_as_text(String coding, String codes) {
        assertThat(validate("{\"resourceType\":\"AllergyIntolerance\",\"patient\":{\"reference\":\"Patient/1\"},"
                        + "\"clinicalStatus\":{\"coding\":[{"
                        + coding.replace("SYSTEM", "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                        + "}]}}"))
                .extracting(issue -> issue.code().name())
                .containsExactly(codes == null ? new String[0] : codes.split(" ", -1));
    }

    @Test
    void a_null_stands_for_a_value_that_has_an_extension() {
        String patient = "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"A\",null]";
        assertThat(validate(patient
                        + ",\"_given\":[null,{\"extension\":[{\"url\":\"http://x.org/e\",\"valueCode\":\"a\"}]}]}]}"))
                .isEmpty();
        assertIssue(validate(patient + "}]}"), Code.STRUCTURE, "Patient.name[0].given", "null");
    }

    @Test
    void a_resource_that_is_no_JSON_is_an_issue_and_no_exception() {
        String whole = "{\"resourceType\":\"Patient\",\"active\":true,\"name\":[{\"family\":\"\\u0041\"}]}";
        assertThat(validate(whole)).isEmpty();
        for (int length = 0; length < whole.length(); length++) {
            assertThat(validate(whole.substring(0, length)))
                    .as(whole.substring(0, length))
                    .isNotEmpty()
                    .allMatch(ValidationIssue::isError);
        }
    }

    @Test
    void nesting_and_the_number_of_issues_are_bounded() {
        int levels = 100_000;
        assertIssue(
                validate("{\"resourceType\":\"Questionnaire\",\"status\":\"draft\""
                        + ",\"item\":[{\"linkId\":\"1\"".repeat(levels) + "}]".repeat(levels) + "}"),
                Code.INVALID,
                "Questionnaire" + ".item[0]".repeat(250),
                "at most 500 levels");
        assertThat(observation("\"status\":\"final\"," + CODE + ",\"x\":1".repeat(10_000)))
                .hasSize(IssueList.MOST + 1);
    }

    @Test
    void a_fault_that_is_not_listed_builds_no_location() {
        int levels = 200;
        byte[] resource = ("{\"resourceType\":\"Questionnaire\",\"status\":\"draft\""
                        + ",\"item\":[{\"linkId\":\"1\"".repeat(levels) + ",\"x\":1".repeat(50_000)
                        + "}]".repeat(levels) + "}")
                .getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(validator.validate(resource, ValidationLevel.STRUCTURE_ONLY)).hasSize(IssueList.MOST + 1);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100L << 20);
    }

    @Test
    void a_rule_that_compares_each_with_each_is_bounded() {
        assertThat(validate(guide(1_000))).isEmpty();
        assertThat(validate(guide(20_000))).extracting(ValidationIssue::code).containsExactly(Code.TOO_COSTLY);
    }

    /** Each resource refers to the last group, so that ig-1 compares it with all groups. */
    private static String guide(int count) {
        String resource = ",{\"reference\":{\"reference\":\"Patient/1\"},\"groupingId\":\"last\"}".repeat(count);
        return "{\"resourceType\":\"ImplementationGuide\",\"url\":\"http://x.org/g\",\"name\":\"G\",\"status\":\"draft\","
                + "\"packageId\":\"p\",\"fhirVersion\":[\"4.0.1\"],\"definition\":{\"grouping\":["
                + "{\"id\":\"g\",\"name\":\"g\"},".repeat(count) + "{\"id\":\"last\",\"name\":\"l\"}],\"resource\":["
                + resource.substring(1) + "]}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p | #p | ",
                "\\u0070 | #p | ",
                "p | #\\u0070 | ",
                "p | \\u0023p | ",
                "p | #\\u0071 | NOT_FOUND INVARIANT",
            })
    void a_reference_to_a_contained_resource_is_compared_as_text(String id, String reference, String codes) {
        assertThat(observation(
                        "\"status\":\"final\"," + CODE + ",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"" + id
                                + "\"}],\"subject\":{\"reference\":\"" + reference + "\"}"))
                .extracting(issue -> issue.code().name())
                .containsExactly(codes == null ? new String[0] : codes.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"parameters,", "inner,NOT_FOUND INVARIANT"})
    void a_contained_resource_has_its_own_id_and_not_that_of_a_resource_in_it(String reference, String codes) {
        String parameters = "{\"resourceType\":\"Parameters\",\"id\":\"parameters\",\"parameter\":[{\"name\":\"a\","
                + "\"resource\":{\"resourceType\":\"Patient\",\"id\":\"inner\"}}]}";
        assertThat(observation("\"status\":\"final\"," + CODE + ",\"contained\":[" + parameters
                        + "],\"focus\":[{\"reference\":\"#" + reference + "\"}]"))
                .extracting(issue -> issue.code().name())
                .containsExactly(codes == null ? new String[0] : codes.split(" ", -1));
    }

    @Test
    void comparing_references_with_contained_resources_is_bounded() {
        assertThat(validate(observationOfContained(1_000))).isEmpty();
        assertThat(validate(observationOfContained(8_000)))
                .extracting(ValidationIssue::code)
                .containsExactly(Code.TOO_COSTLY);
    }

    /** Refers to each contained resource once. */
    private static String observationOfContained(int count) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\"," + CODE + ",\"contained\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"resourceType\":\"Patient\",\"id\":\"" + i + "\"}")
                        .collect(Collectors.joining(","))
                + "],\"performer\":["
                + IntStream.range(0, count)
                        .mapToObj(i -> "{\"reference\":\"#" + i + "\"}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    /** Passing over the descendants is one half of the work of que-2; looking for the linkId of each is the other. */
    @Test
    void passing_over_the_descendants_of_nested_objects_is_bounded() {
        assertThat(validate(questionnaireOfIdentifiers(500_000))).isEmpty();
        assertThat(validate(questionnaireOfIdentifiers(1_000_000)))
                .extracting(ValidationIssue::code)
                .containsExactly(Code.TOO_COSTLY);
    }

    private static String questionnaireOfIdentifiers(int textLength) {
        int levels = 100;
        return "{\"resourceType\":\"Questionnaire\",\"status\":\"draft\",\"identifier\":[{\"assigner\":{"
                + "\"identifier\":{\"assigner\":{".repeat(levels) + "\"display\":\"" + "x".repeat(textLength) + "\""
                + "}}".repeat(levels) + "}}]}";
    }

    @Test
    void an_entry_of_a_bundle_has_contained_resources_of_its_own() {
        String observation = "{\"resourceType\":\"Observation\",\"status\":\"final\"," + CODE + ",\"contained\":["
                + "{\"resourceType\":\"Patient\",\"id\":\"p\"}],\"subject\":{\"reference\":\"#p\"}}";
        String other = observation.replaceAll(",\"contained\":\\[.*?\\]", "");
        assertThat(validate(bundle(observation))).isEmpty();
        assertIssue(
                validate(bundle(observation + "},{\"resource\":" + other)),
                Code.NOT_FOUND,
                "Bundle.entry[1].resource",
                "#p");
    }

    private static String bundle(String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + resource + "}]}";
    }
}
