package dev.tarn.domain.r4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameter.Component;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchParametersTest {

    private static final SearchParameters PARAMETERS = R4.searchParameters();

    @Test
    void every_type_that_HealthLake_stores_has_its_own_parameters_and_the_common_ones() {
        Map<SearchParameterType, Integer> counts = new EnumMap<>(SearchParameterType.class);
        for (ResourceType type : ResourceType.values()) {
            for (SearchParameter parameter : PARAMETERS.of(type.name())) {
                assertEquals(type.name(), parameter.resourceType());
                assertEquals(parameter, parameter(type.name(), parameter.code()));
                if (!parameter.code().startsWith("_") && !parameter.code().equals("createdAt")) {
                    counts.merge(parameter.type(), 1, Integer::sum);
                }
            }
        }
        // 1,347 by the registry, without the eight that HealthLake leaves out.
        assertEquals(1339, counts.values().stream().mapToInt(Integer::intValue).sum(), counts.toString());
        assertFalse(counts.containsKey(SearchParameterType.SPECIAL), "near is the only one");
    }

    @Test
    void expressions_are_those_of_the_type() {
        assertEquals(
                "Patient.telecom.where(system='phone')",
                parameter("Patient", "phone").expression());
        assertEquals(
                "Observation.value.ofType(Quantity) | Observation.value.ofType(SampledData)",
                parameter("Observation", "value-quantity").expression());
        assertEquals(
                "InsurancePlan.name | InsurancePlan.alias",
                parameter("InsurancePlan", "name").expression());
        assertEquals(
                "Encounter.meta.lastUpdated",
                parameter("Encounter", "_lastUpdated").expression());
    }

    @Test
    void common_parameters_belong_to_each_type() {
        for (String code :
                List.of("_id", "_lastUpdated", "_profile", "_security", "_source", "_tag", "_text", "createdAt")) {
            assertTrue(PARAMETERS.find("Claim", code).isPresent(), code);
        }
        assertTrue(PARAMETERS.find("Bundle", "_text").isEmpty(), "a Bundle has no narrative");
        assertEquals(SearchParameterType.DATE, parameter("Claim", "createdAt").type());
    }

    @Test
    void what_HealthLake_leaves_out_is_known_and_not_found() {
        for (String parameter : List.of(
                "Bundle composition",
                "Bundle identifier",
                "Bundle message",
                "Bundle type",
                "Bundle timestamp",
                "Location near",
                "Consent source-reference",
                "Contract patient",
                "Patient _content",
                "Patient _query")) {
            String[] words = parameter.split(" ", 2);
            assertTrue(PARAMETERS.find(words[0], words[1]).isEmpty(), parameter);
            assertTrue(PARAMETERS.leavesOut(words[0], words[1]), parameter);
        }
        assertFalse(PARAMETERS.leavesOut("Patient", "name"));
        assertFalse(PARAMETERS.leavesOut("Patient", "nmae"));
    }

    @Test
    void references_have_target_types() {
        assertEquals(Set.of("Patient"), parameter("Condition", "patient").targets());
        assertEquals(
                Set.of("Group", "Device", "Patient", "Location"),
                parameter("Observation", "subject").targets());
        assertEquals(145, parameter("Provenance", "target").targets().size());
        assertEquals(Set.of(), parameter("Patient", "name").targets());
    }

    @Test
    void components_have_the_repairs_of_D87() {
        assertEquals(
                List.of(
                        new Component("relation", SearchParameterType.TOKEN, "code"),
                        new Component("relatesto", SearchParameterType.REFERENCE, "target")),
                parameter("DocumentReference", "relationship").components());
        assertEquals(
                new Component("value-date", SearchParameterType.DATE, "value.ofType(dateTime) | value.ofType(Period)"),
                parameter("Observation", "code-value-date").components().get(1));
        assertEquals(
                "%resource.referenceSeq.chromosome",
                parameter("MolecularSequence", "chromosome-variant-coordinate")
                        .components()
                        .get(0)
                        .expression());
    }

    @Test
    void an_unknown_type_has_no_parameters() {
        assertEquals(List.of(), PARAMETERS.of("Nonsense"));
        assertEquals(List.of(), PARAMETERS.of("Resource"));
        assertEquals(List.of(), PARAMETERS.of("*"));
    }

    private static SearchParameter parameter(String type, String code) {
        return PARAMETERS.find(type, code).orElseThrow(() -> new AssertionError(type + "." + code));
    }
}
