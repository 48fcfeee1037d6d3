package dev.tarn.domain.search;

import dev.tarn.domain.r4.SearchParameter;
import java.util.List;

/**
 * A key of {@code _sort}. Resources without a value come last, in either direction ({@code decisions.md} D74).
 *
 * @param definitions one for each searched type, in the order of the types: {@code date} of two types has two expressions
 */
public record SortKey(List<SearchParameter> definitions, boolean descending) {

    public SortKey {
        definitions = List.copyOf(definitions);
    }
}
