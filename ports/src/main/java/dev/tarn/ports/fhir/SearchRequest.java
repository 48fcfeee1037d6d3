package dev.tarn.ports.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import java.util.List;
import java.util.Optional;

/**
 * A search as a client sends it, not checked yet.
 *
 * @param type the type that is searched; empty for the types that {@code _type} names
 * @param compartment the resource in whose compartment the matches are ({@code decisions.md} D45)
 * @param parameters the parameters in the order of the query, percent-decoded, with {@code _count} and {@code page}
 * @param handling what happens to parameters that are unknown
 */
public record SearchRequest(
        Optional<ResourceType> type,
        Optional<ResourceAddress> compartment,
        List<QueryParameter> parameters,
        SearchHandling handling) {

    public SearchRequest {
        parameters = List.copyOf(parameters);
    }

    /** {@return a search of one type, unknown parameters ignored} */
    public static SearchRequest of(ResourceType type, List<QueryParameter> parameters) {
        return new SearchRequest(Optional.of(type), Optional.empty(), parameters, SearchHandling.LENIENT);
    }
}
