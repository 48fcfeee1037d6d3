package dev.tarn.domain.search;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * A search whose every part was checked.
 *
 * @param types the types that are searched: one, or those of {@code _type}
 * @param compartment the resource in whose compartment the matches are
 * @param criteria what a match fulfils, all of them
 * @param sort the sort keys, the first one first; empty for the order of the index
 * @param count the most matches on a page, from 1 to 100
 * @param elements what {@code _elements} names; empty for whole resources
 * @param page the token of the page that is asked for; empty for the first
 * @param used the parameters that had an effect, as they were sent: the self link shows them
 * @param ignored the parameters that had none, under lenient handling ({@code decisions.md} D44)
 */
public record SearchQuery(
        List<ResourceType> types,
        Optional<ResourceAddress> compartment,
        List<Criterion> criteria,
        List<Include> includes,
        List<SortKey> sort,
        int count,
        TotalMode total,
        SummaryMode summary,
        List<String> elements,
        Optional<String> page,
        SearchDialect dialect,
        List<QueryParameter> used,
        List<QueryParameter> ignored) {

    public SearchQuery {
        types = List.copyOf(types);
        criteria = List.copyOf(criteria);
        includes = List.copyOf(includes);
        sort = List.copyOf(sort);
        elements = List.copyOf(elements);
        used = List.copyOf(used);
        ignored = List.copyOf(ignored);
    }
}
