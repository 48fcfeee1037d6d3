package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchRequest;
import java.util.List;

/** Checks the parameters of a search. Thread-safe. */
@FunctionalInterface
public interface QueryParser {

    /**
     * {@return the query}
     *
     * @throws dev.tarn.domain.failure.Invalid for a parameter that cannot be used
     */
    SearchQuery parse(SearchRequest request);

    /** {@return the dialect of its queries} */
    default SearchDialect dialect() {
        return parse(SearchRequest.of(ResourceType.Patient, List.of())).dialect();
    }

    /** {@return the parser of a dialect} */
    static QueryParser of(SearchDialect dialect) {
        SearchParser parser = SearchParser.of(dialect);
        return request -> parser.parse(
                request.type(),
                request.compartment(),
                request.parameters(),
                request.handling() == SearchHandling.STRICT);
    }
}
