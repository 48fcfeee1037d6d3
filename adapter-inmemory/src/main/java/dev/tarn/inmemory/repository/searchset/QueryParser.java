package dev.tarn.inmemory.repository.searchset;

import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchRequest;

/** Checks the parameters of a search. Thread-safe. */
public interface QueryParser {

    /**
     * {@return the query}
     *
     * @throws dev.tarn.domain.failure.Invalid for a parameter that cannot be used
     */
    SearchQuery parse(SearchRequest request);

    /** {@return the dialect of its queries} */
    SearchDialect dialect();

    /** {@return the parser of a dialect} */
    static QueryParser of(SearchDialect dialect) {
        SearchParser parser = SearchParser.of(dialect);
        return new QueryParser() {
            @Override
            public SearchQuery parse(SearchRequest request) {
                return parser.parse(
                        request.type(),
                        request.compartment(),
                        request.parameters(),
                        request.handling() == SearchHandling.STRICT);
            }

            @Override
            public SearchDialect dialect() {
                return dialect;
            }
        };
    }
}
