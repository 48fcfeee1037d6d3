package dev.tarn.inmemory.repository.search;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.TotalMode;
import dev.tarn.inmemory.repository.search.catchup.SearchTypes;
import dev.tarn.inmemory.repository.search.plan.ResultPage;
import dev.tarn.inmemory.repository.search.plan.SearchRun;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.RequestBudget;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A search index in memory over the resources of one data store. It takes no memory before the first search. Thread-safe. */
public final class LocalSearchIndex implements SearchIndex {

    private final SearchSource source;
    private final String localBase;
    private final Object loading = new Object();
    private volatile @Nullable SearchTypes types;

    /**
     * An index.
     *
     * @param store whose endpoint's URLs, {@code .../datastore/<id>/r4/Patient/1}, are references to its own resources
     */
    public LocalSearchIndex(DatastoreId store, SearchSource source) {
        this.source = source;
        this.localBase = "/datastore/" + store + "/r4/";
    }

    @Override
    public SearchHits search(
            SearchQuery query, Optional<String> cursor, RequestBudget budget, Optional<Instant> visible) {
        ResultPage page = new SearchRun(source, types(), R4.compartments(), query, budget, visible).page(cursor);
        return new SearchHits(
                page.matches(),
                page.included(),
                query.total() == TotalMode.NONE ? OptionalLong.empty() : OptionalLong.of(page.total()),
                page.next());
    }

    private SearchTypes types() {
        SearchTypes found = types;
        if (found == null) {
            synchronized (loading) {
                found = types;
                if (found == null) {
                    found = new SearchTypes(source, R4.searchParameters(), localBase);
                    types = found;
                }
            }
        }
        return found;
    }
}
