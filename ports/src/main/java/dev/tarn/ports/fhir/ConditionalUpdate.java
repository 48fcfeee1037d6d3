package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;

/**
 * Store this as the next version of the only resource that matches, or as a new one where none does
 * ({@code data-plane.md} 3.2).
 *
 * @param condition the search, percent-decoded
 */
public record ConditionalUpdate(
        ResourceType type, List<QueryParameter> condition, ResourceJson json, Precondition precondition)
        implements FhirRequest {

    public ConditionalUpdate {
        condition = List.copyOf(condition);
    }

    @Override
    public Kind kind() {
        return Kind.CONDITIONAL_UPDATE;
    }
}
