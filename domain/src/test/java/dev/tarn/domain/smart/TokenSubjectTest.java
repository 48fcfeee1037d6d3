package dev.tarn.domain.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSubjectTest {

    private static final String HERE = "http://127.0.0.1:8080/datastore/d/r4/";
    private static final String AT_AWS = "https://healthlake.us-east-1.amazonaws.com/datastore/d/r4/";
    private static final String ELSEWHERE = "https://other.example/r4/";

    private static TokenSubject of(Map<String, ?> claims) {
        return TokenSubject.of(claims, List.of(HERE, AT_AWS));
    }

    private static String patient(Map<String, ?> claims) {
        return of(claims).patient().map(Object::toString).orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "Patient/p1", HERE + "Patient/p1", AT_AWS + "Patient/p1"})
    void the_patient_is_an_id_or_a_reference_to_this_endpoint(String text) {
        assertThat(patient(Map.of("patient", text))).isEqualTo("Patient/p1");
        assertThat(patient(Map.of("launch_response_patient", text))).isEqualTo("Patient/p1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ELSEWHERE + "Patient/p1",
                "Patient/p1/_history/1",
                "Practitioner/p1",
                "p1,p2",
                "../Patient/p1",
                " p1"
            })
    void any_other_text_is_no_patient_and_the_user_does_not_stand_in_for_it(String text) {
        assertThat(patient(Map.of("patient", text, "fhirUser", "Patient/p2"))).isEqualTo("none");
    }

    @Test
    void without_a_patient_it_is_the_user_if_that_is_a_patient_of_this_endpoint() {
        assertThat(patient(Map.of("fhirUser", "Patient/p1"))).isEqualTo("Patient/p1");
        assertThat(patient(Map.of("fhirUser", AT_AWS + "Patient/p1"))).isEqualTo("Patient/p1");
        assertThat(patient(Map.of("fhirUser", "Practitioner/p1"))).isEqualTo("none");
        assertThat(patient(Map.of("fhirUser", ELSEWHERE + "Patient/p1"))).isEqualTo("none");
    }

    @Test
    void the_user_may_be_one_of_another_server() {
        assertThat(of(Map.of("fhirUser", ELSEWHERE + "Practitioner/d1")).user())
                .hasToString("Optional[Practitioner/d1]");
        assertThat(of(Map.of("fhirUser", ELSEWHERE + "PractitionerRole/d1")).user())
                .isEmpty();
    }
}
