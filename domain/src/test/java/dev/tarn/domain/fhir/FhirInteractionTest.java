package dev.tarn.domain.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FhirInteractionTest {

    @Test
    void an_AuditEvent_is_created_read_and_searched_only() {
        assertThat(ResourceType.AuditEvent.interactions())
                .containsExactly(FhirInteraction.CREATE, FhirInteraction.READ, FhirInteraction.SEARCH_TYPE);
        assertThat(ResourceType.AuditEvent.allows(FhirInteraction.DELETE)).isFalse();
    }

    @Test
    void an_OperationOutcome_and_Parameters_are_not_stored() {
        assertThat(List.of(ResourceType.OperationOutcome, ResourceType.Parameters))
                .allSatisfy(type -> assertThat(type.interactions()).isEmpty());
    }

    @Test
    void every_other_type_allows_everything() {
        assertThat(ResourceType.values())
                .filteredOn(type -> type.interactions().size() == FhirInteraction.values().length)
                .hasSize(ResourceType.values().length - 3)
                .allMatch(type -> type.allows(FhirInteraction.PATCH));
    }

    @Test
    void the_codes_are_those_of_FHIR() {
        assertThat(FhirInteraction.values())
                .extracting(FhirInteraction::code)
                .containsExactly(
                        "create",
                        "read",
                        "vread",
                        "update",
                        "patch",
                        "delete",
                        "history-instance",
                        "history-type",
                        "search-type");
    }
}
