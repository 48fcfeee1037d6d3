package dev.tarn.domain.smart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatientClassTest {

    /** {@code authorization.md} 3.6: 61 types by the compartment and four by a parameter. */
    @Test
    void every_type_has_the_class_of_the_specification() {
        Map<PatientClass, Long> counts = Stream.of(ResourceType.values())
                .collect(Collectors.groupingBy(PatientClass::of, Collectors.counting()));
        assertThat(counts)
                .isEqualTo(Map.of(
                        PatientClass.PATIENT, 1L,
                        PatientClass.REFERENCE, 65L,
                        PatientClass.TARGET, 2L,
                        PatientClass.SHARED, 27L,
                        PatientClass.CLOSED, 11L));
    }

    @Test
    void the_compartment_says_by_which_references() {
        assertThat(PatientClass.parameters(ResourceType.Observation)).containsExactlyInAnyOrder("subject", "performer");
        assertThat(PatientClass.parameters(ResourceType.Task)).containsExactly("patient");
        assertThat(PatientClass.of(ResourceType.Group)).isEqualTo(PatientClass.CLOSED);
        assertThat(PatientClass.of(ResourceType.Bundle)).isEqualTo(PatientClass.CLOSED);
    }
}
