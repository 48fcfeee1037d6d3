package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;

/**
 * Delete the only resource that matches ({@code data-plane.md} 3.2).
 *
 * @param condition the search, percent-decoded
 */
public record ConditionalDelete(ResourceType type, List<QueryParameter> condition, Precondition precondition)
        implements FhirRequest {

    public ConditionalDelete {
        condition = List.copyOf(condition);
    }

    @Override
    public Kind kind() {
        return Kind.CONDITIONAL_DELETE;
    }
}
