package dev.tarn.domain.r4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompartmentsTest {

    private static final Compartments COMPARTMENTS = R4.compartments();

    @Test
    void five_types_have_a_compartment() {
        assertEquals(Set.of("Device", "Encounter", "Patient", "Practitioner", "RelatedPerson"), COMPARTMENTS.names());
    }

    @Test
    void a_compartment_names_the_parameters_by_which_a_type_is_in_it() {
        assertEquals(List.of("subject", "performer"), COMPARTMENTS.parameters("Patient", "Observation"));
        assertEquals(List.of(), COMPARTMENTS.parameters("Patient", "Organization"));
        assertEquals(List.of(), COMPARTMENTS.parameters("Organization", "Patient"));
        assertEquals(66, COMPARTMENTS.types("Patient").size());
    }

    @Test
    void the_parameters_of_a_compartment_exist() {
        for (String name : COMPARTMENTS.names()) {
            for (String type : COMPARTMENTS.types(name)) {
                for (String code : COMPARTMENTS.parameters(name, type)) {
                    assertTrue(
                            R4.searchParameters().find(type, code).isPresent()
                                    || R4.searchParameters().leavesOut(type, code),
                            name + ": " + type + "." + code);
                }
            }
        }
    }
}
