package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;

/**
 * Delete up to {@code _count} resources that match ({@code data-plane.md} 3.2).
 *
 * @param condition the search with its {@code _count}, percent-decoded, and the {@code page} token of a next link
 */
public record DeleteMatches(ResourceType type, List<QueryParameter> condition) {

    public DeleteMatches {
        condition = List.copyOf(condition);
    }
}
