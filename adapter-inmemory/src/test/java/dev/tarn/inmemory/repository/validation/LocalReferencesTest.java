package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalReferencesTest {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p\"}";

    private Stream<String> faults(String contained, String reference) {
        String resource =
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"contained\":["
                        + contained + "],\"subject\":{\"reference\":\"" + reference + "\"}}";
        return BaseR4.faults(resource).stream().map(issue -> issue.diagnostics().split(":", 2)[0]);
    }

    @Test
    void a_reference_to_an_id_that_two_contained_resources_have_means_both() {
        assertThat(faults(PATIENT + "," + PATIENT, "#p")).isEmpty();
        assertThat(faults(PATIENT + "," + PATIENT, "Patient/p")).containsExactly("dom-3", "dom-3");
    }

    @Test
    void only_a_contained_resource_refers_to_the_one_around_it() {
        String basic =
                "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"},\"id\":\"b\",\"subject\":{\"reference\":\"#\"}}";
        assertThat(faults(basic, "Patient/p")).isEmpty();
        assertThat(faults(PATIENT + "," + basic, "#")).containsExactly("ref-1", "dom-3");
    }

    @Test
    void a_contained_resource_without_an_id_is_referenced_by_nothing() {
        assertThat(faults("{\"resourceType\":\"Patient\",\"active\":true}", "#"))
                .containsExactly("ref-1", "dom-3");
    }
}
