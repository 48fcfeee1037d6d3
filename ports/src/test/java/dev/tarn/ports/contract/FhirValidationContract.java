package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.GONE;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.fhir.ValidationMode;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code $validate} ({@code data-plane.md} 3.7). */
public interface FhirValidationContract extends SubjectContract {

    private static List<ValidationIssue> validate(FhirClient client, ValidateResource request) {
        return client.fhir().validation().validate(client.store, request);
    }

    private static List<ValidationIssue> validate(
            FhirClient client, String id, Optional<String> resource, Optional<ValidationMode> mode) {
        return validate(
                client,
                new ValidateResource(
                        ResourceType.Patient,
                        Optional.of(id).filter(text -> !text.isEmpty()).map(ResourceId::new),
                        resource.map(ResourceJson::of),
                        Optional.empty(),
                        mode));
    }

    private static ValidateResource patient(String json) {
        return ValidateResource.of(ResourceType.Patient, ResourceJson.of(json));
    }

    private static List<ValidationIssue> errors(List<ValidationIssue> issues) {
        assertThat(issues).isNotEmpty();
        return issues.stream().filter(ValidationIssue::isError).toList();
    }

    @Test
    default void a_valid_resource_is_successful_and_what_is_no_fault_is_said_all_the_same() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<ValidationIssue> issues = validate(
                    client,
                    patient(
                            "{\"resourceType\":\"Patient\",\"name\":[{\"extension\":[{\"url\":\"http://example.org/own\","
                                    + "\"valueCode\":\"a\"},{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
                                    + "\"valueCode\":\"unknown\"}]}]}"));
            assertThat(issues.get(0))
                    .isEqualTo(
                            new ValidationIssue(Severity.INFORMATION, Code.INFORMATIONAL, "Validation successful", ""));
            assertThat(issues.subList(1, issues.size()))
                    .extracting(ValidationIssue::severity, ValidationIssue::location)
                    .containsExactlyInAnyOrder(
                            tuple(Severity.WARNING, "Patient"),
                            tuple(Severity.INFORMATION, "Patient.name[0].extension[0]"));
            assertThat(client.fhir()
                            .search()
                            .search(client.store, SearchRequest.of(ResourceType.Patient, List.of()))
                            .entries())
                    .isEmpty();
        }
    }

    @Test
    default void every_fault_is_an_issue_with_its_code_and_place() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<ValidationIssue> issues = errors(validate(
                    client,
                    patient("{\"resourceType\":\"Patient\",\"gender\":\"none\",\"birthDate\":\"2001-13\",\"x\":1}")));
            assertThat(issues)
                    .extracting(ValidationIssue::code, ValidationIssue::location)
                    .containsExactlyInAnyOrder(
                            tuple(Code.CODE_INVALID, "Patient.gender"),
                            tuple(Code.VALUE, "Patient.birthDate"),
                            tuple(Code.STRUCTURE, "Patient.x"));
            assertThat(issues).extracting(ValidationIssue::diagnostics).contains("Unrecognised property 'x'");
        }
    }

    @Test
    default void a_text_that_is_no_JSON_and_a_resource_of_another_type_are_issues() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertThat(errors(validate(client, patient("{\"resourceType\":\"Patient\""))))
                    .extracting(ValidationIssue::code)
                    .containsExactly(Code.INVALID);
            assertThat(errors(validate(
                            client,
                            ValidateResource.of(
                                    ResourceType.Observation,
                                    ResourceJson.of("{\"resourceType\":\"Patient\",\"active\":true}")))))
                    .extracting(ValidationIssue::location)
                    .containsExactly("Patient.resourceType");
        }
    }

    @Test
    default void an_update_needs_the_id_of_its_resource_and_a_create_does_not() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            Optional<String> other = Optional.of("{\"resourceType\":\"Patient\",\"id\":\"b\"}");
            Optional<String> none = Optional.of("{\"resourceType\":\"Patient\",\"active\":true}");
            assertThat(errors(validate(client, "a", other, Optional.of(ValidationMode.UPDATE))))
                    .extracting(ValidationIssue::location)
                    .containsExactly("Patient.id");
            assertThat(errors(validate(client, "a", other, Optional.empty()))).hasSize(1);
            assertThat(errors(validate(client, "b", other, Optional.empty()))).isEmpty();
            assertThat(errors(validate(client, "", none, Optional.of(ValidationMode.UPDATE))))
                    .extracting(ValidationIssue::diagnostics)
                    .containsExactly("Missing required id field in resource json");
            assertThat(errors(validate(client, "", none, Optional.of(ValidationMode.CREATE))))
                    .isEmpty();
            assertThat(errors(validate(client, "", none, Optional.empty()))).isEmpty();
        }
    }

    @Test
    default void a_stored_resource_is_validated_as_it_is() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"active\":true");
            assertThat(errors(validate(client, "p", Optional.empty(), Optional.empty())))
                    .isEmpty();
            assertThat(errors(validate(client, "p", Optional.empty(), Optional.of(ValidationMode.PROFILE))))
                    .isEmpty();
            assertThat(validate(client, "p", Optional.empty(), Optional.of(ValidationMode.DELETE)))
                    .hasSize(1);
            assertRefused(NOT_FOUND, () -> validate(client, "q", Optional.empty(), Optional.empty()));
            client.delete("p");
            assertRefused(GONE, () -> validate(client, "p", Optional.empty(), Optional.of(ValidationMode.DELETE)));
        }
    }

    @Test
    default void a_Parameters_resource_is_validated_also_where_it_could_be_the_parameters_of_the_operation() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String json = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":{"
                    + "\"resourceType\":\"Patient\",\"gender\":\"none\"}}]}";
            assertThat(errors(validate(client, ValidateResource.of(ResourceType.Parameters, ResourceJson.of(json)))))
                    .extracting(ValidationIssue::location)
                    .containsExactly("Parameters.parameter[0].resource.gender");
        }
    }

    @Test
    default void the_base_profile_is_known_and_an_unknown_one_is_not_found() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            ValidateResource valid = patient("{\"resourceType\":\"Patient\",\"active\":true}");
            String base = "http://hl7.org/fhir/StructureDefinition/Patient";
            assertThat(errors(validate(client, FhirValidationContract.against(valid, base))))
                    .isEmpty();
            assertRefused(
                    NOT_FOUND,
                    () -> validate(client, FhirValidationContract.against(valid, "http://example.org/none")));
        }
    }

    @Test
    default void a_profile_is_validated_that_the_resource_does_not_claim() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String core = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient";
            String members = "\"identifier\":[{\"system\":\"http://example.org/mrn\",\"value\":\"1\"}],"
                    + "\"name\":[{\"family\":\"Ann\",\"given\":[\"A\"]}]";
            ValidateResource faulty = patient("{\"resourceType\":\"Patient\"," + members + "}");
            ValidateResource valid = patient("{\"resourceType\":\"Patient\",\"gender\":\"female\"," + members + "}");
            assertThat(errors(validate(client, faulty))).isEmpty();
            assertThat(errors(validate(client, FhirValidationContract.against(faulty, core))))
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.diagnostics())
                            .contains(core, "'Patient.gender': minimum required = 1, but only found 0"));
            assertThat(errors(validate(client, FhirValidationContract.against(valid, core))))
                    .isEmpty();
        }
    }

    private static ValidateResource against(ValidateResource request, String profile) {
        return new ValidateResource(
                request.type(), request.id(), request.resource(), Optional.of(profile), request.mode());
    }
}
