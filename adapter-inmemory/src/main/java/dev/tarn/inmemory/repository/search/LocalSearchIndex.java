package dev.tarn.inmemory.repository.search;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.TotalMode;
import dev.tarn.inmemory.repository.search.catchup.BackgroundWork;
import dev.tarn.inmemory.repository.search.catchup.NeededParameters;
import dev.tarn.inmemory.repository.search.catchup.SearchTypes;
import dev.tarn.inmemory.repository.search.catchup.SegmentStorage;
import dev.tarn.inmemory.repository.search.column.ColumnNotIndexedException;
import dev.tarn.inmemory.repository.search.column.DamagedSegmentException;
import dev.tarn.inmemory.repository.search.plan.Admission;
import dev.tarn.inmemory.repository.search.plan.ResourceCheck;
import dev.tarn.inmemory.repository.search.plan.ResultPage;
import dev.tarn.inmemory.repository.search.plan.SearchRun;
import dev.tarn.inmemory.repository.search.plan.SearchView;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.WouldBlock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The search index of one data store: in memory, or in files of its data directory. It takes no memory before the first search.
 * Thread-safe.
 */
public final class LocalSearchIndex implements SearchIndex {

    /** A search that finds damaged files is made again on an index that was read from the resources. */
    private static final int MOST_REPAIRS = 3;

    private final SearchSource source;
    private final String localBase;
    private final BackgroundWork background;
    private final int leastDocs;
    private final int leastRows;
    private final Object loading = new Object();
    private volatile @Nullable SearchTypes types;

    /**
     * An index.
     *
     * @param store whose endpoint's URLs, {@code .../datastore/<id>/r4/Patient/1}, are references to its own resources
     * @param background where segments are merged and written to files
     */
    public LocalSearchIndex(DatastoreId store, SearchSource source, BackgroundWork background) {
        this(store, source, background, SegmentStorage.LEAST_DOCS, SearchTypes.LEAST_ROWS);
    }

    /**
     * An index.
     *
     * @param leastDocs segments of as many documents are written to files
     * @param leastRows types of as many rows are first indexed by the parameters that a search needs
     */
    LocalSearchIndex(DatastoreId store, SearchSource source, BackgroundWork background, int leastDocs, int leastRows) {
        this.leastDocs = leastDocs;
        this.leastRows = leastRows;
        this.source = source;
        this.background = background;
        this.localBase = "/datastore/" + store + "/r4/";
    }

    @Override
    public SearchHits search(
            SearchQuery query,
            Optional<String> cursor,
            RequestBudget budget,
            Optional<Instant> visible,
            Admission admission) {
        NeededParameters needed = new NeededParameters();
        int repairs = 0;
        while (true) {
            try {
                return page(query, cursor, budget, visible, admission, needed);
            } catch (ColumnNotIndexedException e) {
                needed.again();
            } catch (DamagedSegmentException e) {
                if (repairs++ == MOST_REPAIRS || !types().resetDamaged()) {
                    throw e;
                }
            } catch (InternalError e) {
                // Also thrown where a mapped file was truncated by another program.
                if (repairs++ == MOST_REPAIRS || !types().resetInFiles()) {
                    throw e;
                }
            }
        }
    }

    private SearchHits page(
            SearchQuery query,
            Optional<String> cursor,
            RequestBudget budget,
            Optional<Instant> visible,
            Admission admission,
            NeededParameters needed) {
        // Restrictions are read from resources.
        if (!budget.mayBlock() && (types == null || !admission.isUnrestricted())) {
            throw new WouldBlock();
        }
        SearchView view = new SearchView(types(), visible, budget.mayBlock(), admission, needed);
        ResultPage page = new SearchRun(source, view, R4.compartments(), query, budget).page(cursor);
        return new SearchHits(
                page.matches(),
                page.included(),
                query.total() == TotalMode.NONE ? OptionalLong.empty() : OptionalLong.of(page.total()),
                page.next());
    }

    @Override
    public boolean isOpen() {
        return types != null;
    }

    @Override
    public ResourceCheck check(SearchDialect dialect) {
        return new ResourceCheck(source, types(), dialect);
    }

    private SearchTypes types() {
        SearchTypes found = types;
        if (found == null) {
            synchronized (loading) {
                found = types;
                if (found == null) {
                    found = new SearchTypes(source, R4.searchParameters(), localBase, background, leastDocs, leastRows);
                    types = found;
                }
            }
        }
        return found;
    }
}
