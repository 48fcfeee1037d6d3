package dev.tarn.domain.r4;

import java.util.List;
import java.util.Set;

/**
 * A search parameter of one resource type, as the R4 registry defines it, with the registry's known slips repaired
 * ({@code decisions.md} D87).
 *
 * @param resourceType the type that it searches, for example {@code Observation}
 * @param code its name in a query, for example {@code value-quantity}
 * @param expression the FHIRPath of its values in a resource of this type, alternatives for other types left out;
 *     empty where the registry has none
 * @param targets the types that a reference can point to; empty for other parameters
 * @param components the parts of a composite, in their order; empty for other parameters
 */
public record SearchParameter(
        String resourceType,
        String code,
        SearchParameterType type,
        String expression,
        Set<String> targets,
        List<Component> components) {

    public SearchParameter {
        targets = Set.copyOf(targets);
        components = List.copyOf(components);
    }

    /**
     * A part of a composite.
     *
     * @param expression the FHIRPath of its values, from each value of the composite's own expression
     */
    public record Component(String code, SearchParameterType type, String expression) {}
}
