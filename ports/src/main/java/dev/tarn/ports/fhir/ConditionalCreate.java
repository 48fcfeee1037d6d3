package dev.tarn.ports.fhir;

import dev.tarn.domain.search.QueryParameter;
import java.util.List;

/**
 * Create this, unless a resource of the type matches ({@code If-None-Exist}, {@code decisions.md} D42).
 *
 * @param condition the search, percent-decoded
 */
public record ConditionalCreate(CreateResource create, List<QueryParameter> condition) implements FhirRequest {

    public ConditionalCreate {
        condition = List.copyOf(condition);
    }

    @Override
    public Kind kind() {
        return Kind.CONDITIONAL_CREATE;
    }
}
