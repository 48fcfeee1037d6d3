package dev.tarn.domain.smart;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.parser.SearchParser;
import java.util.List;
import java.util.Optional;

/** The filters of scopes of version 2.2 ({@code authorization.md} 3.8). */
public final class ScopeFilters {

    private static final SearchParser PARSER = SearchParser.of(SearchDialect.HEALTHLAKE);

    private ScopeFilters() {}

    /** {@return whether this is a search parameter of the type, no composite, chain, {@code _has} or result parameter} */
    static boolean isUsable(ResourceType type, QueryParameter filter) {
        return criterion(type, filter, PARSER).isPresent();
    }

    /** {@return the criterion of a filter; empty where it cannot be used} */
    public static Optional<Criterion> criterion(ResourceType type, QueryParameter filter, SearchParser parser) {
        try {
            SearchQuery query = parser.parse(Optional.of(type), Optional.empty(), List.of(filter), true);
            return query.criteria().size() == 1 && isPlain(query.criteria().get(0))
                    ? Optional.of(query.criteria().get(0))
                    : Optional.empty();
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(Criterion criterion) {
        return criterion instanceof Criterion.OnParameter parameter
                && parameter.definitions().stream()
                        .noneMatch(definition -> definition.type() == SearchParameterType.COMPOSITE);
    }
}
