package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.inmemory.repository.search.catchup.NeededParameters;
import dev.tarn.inmemory.repository.search.catchup.SearchTypes;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies restrictions to single resources, with the matchers that searches use. Each call has the time of a search of its
 * own. Immutable, thread-safe.
 */
public final class ResourceCheck {

    private final SearchSource source;
    private final SearchTypes types;
    private final SearchDialect dialect;

    /** A check by the rules of a dialect. */
    public ResourceCheck(SearchSource source, SearchTypes types, SearchDialect dialect) {
        this.source = source;
        this.types = types;
        this.dialect = dialect;
    }

    /**
     * {@return whether a version is admitted}
     *
     * @param row the version, which is no deletion
     * @param reader reads the current version of a resource to which the version refers
     */
    public boolean admits(
            Restriction restriction,
            SearchSource.SourceRow row,
            Function<ResourceAddress, Optional<ResourceVersion>> reader) {
        return new Run().admits(restriction, row, reader);
    }

    /**
     * {@return the resources of a type that a restriction admits}
     *
     * @throws dev.tarn.domain.failure.Unprocessable for more than {@code most}
     */
    public List<ResourceAddress> find(Restriction restriction, ResourceType type, int most) {
        return new Run().plan.addresses(restriction, type, most);
    }

    private final class Run {

        private final SearchView view =
                new SearchView(types, Optional.empty(), true, Admission.ALL, NeededParameters.all());
        private final RestrictionPlan plan =
                new RestrictionPlan(source, view, new CriterionPlan(source, view, R4.compartments(), dialect), dialect);

        boolean admits(
                Restriction restriction,
                SearchSource.SourceRow row,
                Function<ResourceAddress, Optional<ResourceVersion>> reader) {
            Segment[] extracted = new Segment[1];
            return Restriction.admits(restriction, leaf -> {
                if (leaf instanceof Restriction.TargetBelongsTo target) {
                    return new TargetRun((each, other) -> matches(each, other, segment(other)), reader, view)
                            .admits(row.version(), target.patients());
                }
                @Nullable Segment known = extracted[0];
                Segment segment = known == null ? segment(row) : known;
                extracted[0] = segment;
                return matches(leaf, row, segment);
            });
        }

        private Segment segment(SearchSource.SourceRow row) {
            return OneResource.segment(view.schema(row.version().address().type()), row);
        }

        private boolean matches(Restriction leaf, SearchSource.SourceRow row, Segment segment) {
            Matcher matcher = plan.matcher(leaf, row.version().address().type());
            return matcher.match(segment, view.work()).size() > 0;
        }
    }
}
