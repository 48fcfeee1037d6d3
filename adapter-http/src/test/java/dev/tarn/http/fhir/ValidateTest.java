package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.fhir.ValidationMode;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire form of {@code $validate}. */
class ValidateTest {

    private static final String PROFILE = "http://example.org/p";
    private static final String QUERY = "?mode=update&profile=http%3A%2F%2Fexample.org%2Fp";

    final FhirCaller fhir = new FhirCaller(Tarn.start());

    @AfterEach
    void stop() {
        fhir.tarn.close();
    }

    private ValidateResource asked(Reply reply) {
        assertThat(reply.status()).as(FhirCaller.text(reply)).isEqualTo(200);
        return fhir.tarn.stub.asked.stream()
                .filter(ValidateResource.class::isInstance)
                .map(ValidateResource.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static ValidateResource request(Optional<String> id, Optional<String> profile, ValidationMode... mode) {
        return new ValidateResource(
                ResourceType.Patient,
                id.map(ResourceId::new),
                Optional.of(ResourceJson.of(FhirCaller.PATIENT)),
                profile,
                mode.length == 0 ? Optional.empty() : Optional.of(mode[0]));
    }

    @Test
    void the_issues_are_an_OperationOutcome_with_status_200() {
        Reply reply = fhir.post("Patient/$validate", FhirCaller.PATIENT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(FhirCaller.text(reply))
                .isEqualTo(
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"value\",\"diagnostics\":\"The"
                                + " fault\",\"expression\":[\"Patient.x\"]},{\"severity\":\"warning\",\"code\":\"invariant\",\"diagnostics\":\"The"
                                + " warning\"}]}");
    }

    @Test
    void the_resource_is_the_body_or_in_a_Parameters_resource_whose_bytes_it_keeps() {
        String parameters = "{\"parameter\":[{\"resource\":" + FhirCaller.PATIENT + ",\"name\":\"resource\"},"
                + "{\"name\":\"mode\",\"valueCode\":\"update\"},{\"name\":\"profile\",\"valueUri\":\"" + PROFILE
                + "\"}],\"resourceType\":\"Parameters\"}";
        ValidateResource all = request(Optional.of("ann"), Optional.of(PROFILE), ValidationMode.UPDATE);

        assertThat(asked(fhir.post("Patient/$validate", FhirCaller.PATIENT)))
                .isEqualTo(request(Optional.empty(), Optional.empty()));
        assertThat(asked(fhir.post("Patient/ann/$validate" + QUERY, FhirCaller.PATIENT)))
                .isEqualTo(all);
        assertThat(asked(fhir.post("Patient/ann/$validate", parameters))).isEqualTo(all);
    }

    @Test
    void without_a_resource_the_stored_one_is_meant() {
        ValidateResource stored = new ValidateResource(
                ResourceType.Patient,
                Optional.of(new ResourceId("ann")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ValidationMode.PROFILE));

        assertThat(asked(fhir.get("Patient/ann/$validate?mode=profile"))).isEqualTo(stored);
        assertThat(asked(fhir.post("Patient/ann/$validate?mode=profile", ""))).isEqualTo(stored);
        assertThat(asked(fhir.post("Patient/ann/$validate?mode=profile", "{\"resourceType\":\"Parameters\"}")))
                .isEqualTo(stored);
    }

    @Test
    void a_Parameters_resource_without_a_resource_is_the_resource_where_that_type_is_validated() {
        String json = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"other\",\"valueCode\":\"a\"}]}";

        assertThat(asked(fhir.post("Parameters/$validate", json)))
                .isEqualTo(ValidateResource.of(ResourceType.Parameters, ResourceJson.of(json)));
    }

    @Test
    void a_body_that_is_no_JSON_is_left_to_the_validator() {
        String cut = "{\"resourceType\":\"Parameters\",\"parameter\":[";

        assertThat(asked(fhir.post("Patient/$validate", cut)))
                .isEqualTo(ValidateResource.of(ResourceType.Patient, ResourceJson.of(cut)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Patient/$validate | `` | needs a resource",
                "Patient/$validate?mode=delete | `` | Patient/1/$validate",
                "Patient/ann/$validate?mode=delete | {\"resourceType\":\"Patient\"} | about the stored resource",
                "Patient/$validate?mode=none | {\"resourceType\":\"Patient\"} | create, update, delete or profile",
                "Patient/$validate?mood=create | {\"resourceType\":\"Patient\"} | no parameter 'mood'",
                "Patient/$validate?mode=create&mode=create | {\"resourceType\":\"Patient\"} | only once",
                "Patient/$validate?mode=create | {\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mode\","
                        + "\"valueCode\":\"create\"}]} | only once",
                "Patient/$validate | {\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\"}]} | has no"
                        + " value",
                "Patient/$validate?resource=1 | {\"resourceType\":\"Patient\"} | has no value",
                "Patient/$validate | {\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"x\"},{},{},{},{}]} |"
                        + " no parameter 'x'",
            })
    void parameters_that_cannot_be_used_are_refused(String path, String body, String words) {
        Reply reply = fhir.post(path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().at("/issue/0/diagnostics").asText()).contains(words);
    }

    @Test
    void other_paths_and_methods_are_refused() {
        assertThat(fhir.get("Patient/$validate").status()).isEqualTo(405);
        assertThat(fhir.post("$validate", FhirCaller.PATIENT).status()).isEqualTo(501);
        assertThat(fhir.post("Unknown/$validate", FhirCaller.PATIENT).status()).isEqualTo(404);
        assertThat(fhir.post("Patient/$validate", FhirCaller.PATIENT, "Content-Type", "text/csv")
                        .status())
                .isEqualTo(415);
    }
}
