package dev.tarn.domain.search;

import dev.tarn.domain.r4.SearchParameter;

/** A key of {@code _sort}. Resources without a value come last, in either direction ({@code decisions.md} D74). */
public record SortKey(SearchParameter parameter, boolean descending) {}
