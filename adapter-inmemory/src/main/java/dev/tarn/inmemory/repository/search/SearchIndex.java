package dev.tarn.inmemory.repository.search;

import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.inmemory.repository.search.plan.Admission;
import dev.tarn.inmemory.repository.search.plan.ResourceCheck;
import dev.tarn.ports.fhir.RequestBudget;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers the searches of one data store. A search sees every write that returned before it ({@code decisions.md} D47).
 * Thread-safe.
 */
public interface SearchIndex {

    /**
     * {@return one page of the matches, and of what they include}
     *
     * @param query the same query for each page: a page link holds only {@code _count} and {@code page}, so the caller
     *     keeps the parameters of the first page in its page token
     * @param cursor where the page begins: {@link SearchHits#next()} of the page before; empty for the first page. Its
     *     characters are those of URL-safe Base64. {@link SearchQuery#page()} is not read
     * @param budget from which the bytes of all hits are reserved
     * @param visible when the resources in between (those of chains and of {@code _has}) and those that are included were
     *     last written at the latest; empty for no limit. The matches themselves are limited by the query
     * @throws dev.tarn.domain.failure.Invalid {@code Invalid pagination token.} for a cursor of another query or another
     *     {@code _count}; in HealthLake's dialect, for a chain with a level of more than 100 results ({@code decisions.md}
     *     D73)
     * @throws dev.tarn.domain.failure.Unprocessable if the search takes more work than one search may
     */
    default SearchHits search(
            SearchQuery query, Optional<String> cursor, RequestBudget budget, Optional<Instant> visible) {
        return search(query, cursor, budget, visible, Admission.ALL);
    }

    /**
     * {@return one page, as {@link #search(SearchQuery, Optional, RequestBudget, Optional)} does, of admitted resources}
     *
     * @param admission which resources are found, followed and included
     */
    SearchHits search(
            SearchQuery query,
            Optional<String> cursor,
            RequestBudget budget,
            Optional<Instant> visible,
            Admission admission);

    /** {@return whether a search was made before, so that the next one does not wait for the index to be opened} */
    boolean isOpen();

    /** {@return a check of single resources, which reads no more of the index than the parameters of their types} */
    ResourceCheck check(SearchDialect dialect);
}
