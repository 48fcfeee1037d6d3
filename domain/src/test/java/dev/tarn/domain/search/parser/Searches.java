package dev.tarn.domain.search.parser;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SearchValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queries as text: {@code Patient?name=peter&_count=5}, not percent-encoded. */
final class Searches {

    private Searches() {}

    static SearchQuery parse(String query) {
        return parse(query, SearchDialect.HEALTHLAKE, false);
    }

    static SearchQuery parse(String query, SearchDialect dialect, boolean strict) {
        int mark = query.indexOf('?');
        Optional<ResourceType> type =
                mark == 0 ? Optional.empty() : Optional.of(ResourceType.valueOf(query.substring(0, mark)));
        return SearchParser.of(dialect).parse(type, Optional.empty(), parameters(query.substring(mark + 1)), strict);
    }

    static List<QueryParameter> parameters(String text) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equal = pair.indexOf('=');
            parameters.add(new QueryParameter(pair.substring(0, equal), pair.substring(equal + 1)));
        }
        return parameters;
    }

    /** {@return the only criterion, which is on a parameter} */
    static Criterion.OnParameter onParameter(String query) {
        return (Criterion.OnParameter) parse(query).criteria().get(0);
    }

    static SearchValue value(String query) {
        return onParameter(query).anyOf().get(0);
    }
}
