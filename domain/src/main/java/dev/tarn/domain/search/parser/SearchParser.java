package dev.tarn.domain.search.parser;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks searches ({@code data-plane.md} 3.3). Immutable and thread-safe; the R4 registry is loaded at the first search.
 */
public final class SearchParser {

    /** They change which resources match, so that ignoring them would be wrong ({@code decisions.md} D86). */
    private static final Set<String> REFUSED = Set.of("_filter", "_list");

    private static final int SHOWN = 10;

    private final SearchDialect dialect;

    private SearchParser(SearchDialect dialect) {
        this.dialect = dialect;
    }

    /** {@return a parser of searches in this dialect} */
    public static SearchParser of(SearchDialect dialect) {
        return new SearchParser(dialect);
    }

    /**
     * {@return the checked query}
     *
     * @param type the type that the path names; empty for the types of {@code _type}, or of the compartment
     * @param compartment the owner of the compartment that is searched
     * @param parameters those of the query string or of the form, in their order
     * @param strict whether unknown parameters are refused ({@code Prefer: handling=strict}); otherwise they are {@link
     *     SearchQuery#ignored()}, and so are parameters without a value
     * @throws Invalid that names each parameter that cannot be used, what was given and what is accepted
     */
    public SearchQuery parse(
            Optional<ResourceType> type,
            Optional<ResourceAddress> compartment,
            List<QueryParameter> parameters,
            boolean strict) {
        if (parameters.size() > Limits.PARAMETERS) {
            throw new Invalid(
                    "The search has " + parameters.size() + " parameters; accepted: at most " + Limits.PARAMETERS);
        }
        SearchedTypes searched = SearchedTypes.of(type, compartment, parameters);
        return new Run(searched, strict).parse(compartment, parameters);
    }

    /** The parsing of one query. */
    private final class Run {

        private final SearchedTypes searched;
        private final List<String> types;
        private final boolean strict;
        private final Limits limits = new Limits();
        private final Values values = new Values(dialect, limits);
        private final ResultParameters results;
        private final List<Criterion> criteria = new ArrayList<>();
        private final List<QueryParameter> used = new ArrayList<>();
        private final List<QueryParameter> ignored = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Run(SearchedTypes searched, boolean strict) {
            this.searched = searched;
            this.types = searched.names();
            this.strict = strict;
            this.results = new ResultParameters(types, dialect, limits);
        }

        SearchQuery parse(Optional<ResourceAddress> compartment, List<QueryParameter> parameters) {
            for (QueryParameter parameter : parameters) {
                accept(parameter);
            }
            problems.addAll(results.conflicts());
            if (!problems.isEmpty()) {
                throw new Invalid(message());
            }
            return new SearchQuery(
                    searched.types(),
                    compartment,
                    criteria,
                    List.copyOf(results.includes),
                    results.sort,
                    results.count,
                    results.total,
                    results.summary,
                    List.copyOf(results.elements),
                    results.page,
                    dialect,
                    used,
                    ignored);
        }

        private void accept(QueryParameter parameter) {
            try {
                if (!parameter.isGeneral()) {
                    read(parameter.name(), parameter.value());
                    used.add(parameter);
                }
            } catch (Rejected e) {
                if (e.isUnknown() && !strict) {
                    ignored.add(parameter);
                } else {
                    problems.add("Search parameter " + Texts.quote(parameter.name()) + ": " + e.reason());
                    if (e.isLimit()) {
                        throw new Invalid(message());
                    }
                }
            }
        }

        private void read(String name, String value) {
            if (REFUSED.contains(name)) {
                throw Rejected.because("HealthLake does not support it");
            }
            if (value.isEmpty() && !name.equals("page")) {
                throw Rejected.unknown(() -> "it has no value");
            }
            if (!name.equals(SearchedTypes.TYPE) && !results.accept(name, value)) {
                criteria.add(Criteria.parse(types, name, value, values, limits));
            }
        }

        private String message() {
            String shown = String.join(". ", problems.subList(0, Math.min(SHOWN, problems.size())));
            return problems.size() > SHOWN ? shown + ". And " + (problems.size() - SHOWN) + " other problems" : shown;
        }
    }
}
