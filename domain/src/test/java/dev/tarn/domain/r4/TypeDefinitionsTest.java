package dev.tarn.domain.r4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.TypeDefinition.Kind;
import dev.tarn.domain.r4.TypeDefinition.Member;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeDefinitionsTest {

    @Test
    void every_type_that_HealthLake_stores_is_a_resource_with_an_id_first() {
        for (ResourceType type : ResourceType.values()) {
            TypeDefinition definition = type(type.name());
            assertEquals(Kind.RESOURCE, definition.kind());
            assertEquals("id", definition.elements().get(0).name());
        }
    }

    @Test
    void an_element_has_types_a_cardinality_and_a_place_in_the_summary() {
        ElementDefinition status = member("Observation", "status").element();
        assertEquals(1, status.min());
        assertEquals(1, status.max());
        assertTrue(status.summary());
        assertTrue(status.modifier());
        ElementDefinition note = member("Observation", "note").element();
        assertEquals(List.of(new ElementType("Annotation", Set.of())), note.types());
        assertTrue(note.isRepeating());
        assertFalse(note.summary());
    }

    @Test
    void a_reference_has_target_types() {
        assertEquals(
                new ElementType("Reference", Set.of("Device", "Group", "Location", "Patient")),
                member("Observation", "subject").type());
        assertEquals(Set.of("Resource"), member("Observation", "focus").type().targets());
    }

    @Test
    void a_choice_has_a_member_for_each_type() {
        assertEquals("Quantity", member("Observation", "valueQuantity").type().name());
        assertEquals("dateTime", member("Observation", "valueDateTime").type().name());
        assertEquals(
                "value[x]", member("Observation", "valueDateTime").element().name());
        assertEquals(Optional.empty(), type("Observation").member("value"));
        assertEquals(Optional.empty(), type("Observation").member("valueMoney"));
    }

    @Test
    void nested_elements_and_references_to_their_content_have_the_path_as_type() {
        String component = member("Observation", "component").type().name();
        assertEquals("Observation.component", component);
        assertEquals(Kind.NESTED, type(component).kind());
        assertEquals(
                "Observation.referenceRange",
                member(component, "referenceRange").type().name());
        assertEquals(
                List.of("id", "extension", "modifierExtension", "code"),
                type(component).elements().stream()
                        .map(ElementDefinition::name)
                        .limit(4)
                        .toList());
    }

    @Test
    void data_types_inherit_from_each_other() {
        assertEquals(Kind.PRIMITIVE, type("code").kind());
        assertTrue(type("Age").member("value").isPresent());
        assertEquals("xhtml", member("Narrative", "div").type().name());
        assertEquals(Optional.empty(), R4.types().find("Nonsense"));
    }

    private static TypeDefinition type(String name) {
        return R4.types().find(name).orElseThrow(() -> new AssertionError(name));
    }

    private static Member member(String type, String jsonName) {
        return type(type).member(jsonName).orElseThrow(() -> new AssertionError(type + "." + jsonName));
    }
}
