package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.Compartments;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SortKey;
import dev.tarn.inmemory.repository.search.catchup.LiveSegment;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One search from its criteria to its page. Not thread-safe. */
public final class SearchRun {

    /** In bytes of resources: a search that must not block shows no more. */
    private static final int MOST_WITHOUT_BLOCKING = 256 * 1024;

    private final SearchSource source;
    private final SearchQuery query;
    private final RequestBudget budget;
    private final SearchView view;
    private final CriterionPlan plan;
    private @Nullable Matcher matcher;
    private int typeOfMatcher;
    private long total;
    private long fetchedBytes;

    /**
     * A search.
     *
     * @param view what it sees, which is of this search alone
     */
    public SearchRun(
            SearchSource source, SearchView view, Compartments compartments, SearchQuery query, RequestBudget budget) {
        this.source = source;
        this.query = query;
        this.budget = budget;
        this.view = view;
        this.plan = new CriterionPlan(source, view, compartments, query.dialect());
    }

    /** {@return the page that begins behind a cursor} */
    public ResultPage page(Optional<String> cursor) {
        budget.requireSearchTime();
        if (!query.includes().isEmpty()) {
            requireBlocking();
        }
        try {
            return found(cursor);
        } finally {
            budget.searched(view.work().elapsed());
        }
    }

    private ResultPage found(Optional<String> cursor) {
        Optional<Hit> after = cursor.map(text -> SearchCursor.read(query, text));
        List<Hit> hits = first(query.count() + 1, after);
        boolean more = hits.size() > query.count();
        List<Hit> shown = more ? hits.subList(0, query.count()) : hits;
        List<ResourceVersion> matches = fetch(shown);
        List<ResourceVersion> included = query.includes().isEmpty()
                ? List.of()
                : new IncludeRun(source, view, query.includes(), budget).of(matches);
        return new ResultPage(
                matches,
                included,
                total,
                more ? Optional.of(SearchCursor.write(query, shown.get(shown.size() - 1))) : Optional.empty());
    }

    private List<Hit> first(int most, Optional<Hit> after) {
        List<Hit> hits = new ArrayList<>();
        for (int type = 0; type < query.types().size(); type++) {
            ResourceType searched = query.types().get(type);
            Matcher ofType = matcher(type);
            int[] sortColumns = sortColumns(searched, type);
            for (LiveSegment segment : view.type(searched).segments()) {
                DocSet matching = ofType.match(segment.segment(), view.work());
                view.work().spend(matching.size());
                DocSet docs = segment.live(matching);
                total += docs.size();
                if (docs.size() > 0) {
                    hits.addAll(new SegmentOrder(type, segment, query.sort(), sortColumns, after, view.work())
                            .first(docs, most, view.work()));
                }
            }
        }
        List<Boolean> descending =
                query.sort().stream().map(SortKey::descending).toList();
        hits.sort((a, b) -> Hit.compare(a, b, descending));
        return hits.size() > most ? hits.subList(0, most) : hits;
    }

    /**
     * {@return what the matches of one of the searched types fulfil} Only the one made last is kept: of 20,000 values and all
     * types, those of all would take some hundred MB.
     */
    private Matcher matcher(int type) {
        Matcher made = matcher;
        if (made == null || typeOfMatcher != type) {
            matcher = null;
            made = plan.of(query, type);
            matcher = made;
            typeOfMatcher = type;
        }
        return made;
    }

    private int[] sortColumns(ResourceType searched, int type) {
        return query.sort().stream()
                .mapToInt(
                        key -> view.column(searched, key.definitions().get(type).code()))
                .toArray();
    }

    private void requireBlocking() {
        if (!budget.mayBlock()) {
            throw new WouldBlock();
        }
    }

    private List<ResourceVersion> fetch(List<Hit> hits) {
        List<ResourceVersion> fetched = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            source.read(query.types().get(hit.type()), hit.row()).ifPresent(row -> {
                if ((int) row.version().versionId() == hit.version() || stillMatches(hit, row)) {
                    int size = row.version().body().size();
                    fetchedBytes += size;
                    if (fetchedBytes > MOST_WITHOUT_BLOCKING) {
                        requireBlocking();
                    }
                    budget.reserve(size);
                    fetched.add(row.version());
                }
            });
        }
        return fetched;
    }

    /** A resource that was updated since the search began is shown as it is now, if it matches as it is now. */
    private boolean stillMatches(Hit hit, SearchSource.SourceRow row) {
        // The resource is extracted again, whatever its size.
        requireBlocking();
        TypeSchema schema = view.schema(query.types().get(hit.type()));
        return matcher(hit.type())
                        .match(OneResource.segment(schema, row), view.work())
                        .size()
                > 0;
    }
}
