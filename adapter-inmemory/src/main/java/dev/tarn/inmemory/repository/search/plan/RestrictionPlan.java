package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.parser.SearchParser;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.domain.smart.ScopeFilters;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.repository.search.catchup.LiveSegment;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.ForwardColumn;
import dev.tarn.inmemory.repository.search.column.QueryTerms;
import dev.tarn.inmemory.repository.search.column.TermRange;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes matchers of restrictions, for the segments of an index and for a segment of one resource. Not thread-safe. */
final class RestrictionPlan {

    private static final Matcher NOTHING = Matcher.anyOf(List.of());

    private final SearchSource source;
    private final SearchView view;
    private final CriterionPlan criteria;
    private final SearchParser parser;

    RestrictionPlan(SearchSource source, SearchView view, CriterionPlan criteria, SearchDialect dialect) {
        this.source = source;
        this.view = view;
        this.criteria = criteria;
        this.parser = SearchParser.of(dialect);
    }

    /** {@return what the admitted resources of a type fulfil} */
    Matcher matcher(Restriction restriction, ResourceType type) {
        view.work().spend(100);
        if (restriction instanceof Restriction.All) {
            return Matcher.allOf(List.of());
        }
        if (restriction instanceof Restriction.AnyOf any) {
            return Matcher.anyOf(
                    any.restrictions().stream().map(each -> matcher(each, type)).toList());
        }
        if (restriction instanceof Restriction.AllOf all) {
            return Matcher.allOf(
                    all.restrictions().stream().map(each -> matcher(each, type)).toList());
        }
        if (restriction instanceof Restriction.Filter filter) {
            return ScopeFilters.criterion(type, filter.parameter(), parser)
                    .map(criterion -> criteria.of(criterion, type, 0))
                    .orElse(NOTHING);
        }
        if (restriction instanceof Restriction.Is is) {
            return ids(is.addresses(), type);
        }
        if (restriction instanceof Restriction.RefersTo refers) {
            return refersTo(type, refers.parameters(), links(refers.targets()));
        }
        return targets(type, ((Restriction.TargetBelongsTo) restriction).patients());
    }

    private Matcher ids(Set<ResourceAddress> addresses, ResourceType type) {
        List<TermRange> ids = addresses.stream()
                .filter(address -> address.type() == type)
                .map(address -> QueryTerms.id(address.id().value()))
                .toList();
        return CriterionPlan.link(view, type, "_id", ids);
    }

    private Matcher refersTo(ResourceType type, List<String> parameters, List<TermRange> links) {
        TypeSchema schema = view.schema(type);
        Set<String> known =
                schema.parameters().stream().map(SearchParameter::code).collect(Collectors.toSet());
        return Matcher.anyOf(parameters.stream()
                .filter(known::contains)
                .map(code -> CriterionPlan.link(view, type, code, links))
                .toList());
    }

    private static List<TermRange> links(Set<ResourceAddress> targets) {
        return targets.stream().map(RestrictionPlan::link).toList();
    }

    private static TermRange link(ResourceAddress target) {
        return TermRange.prefix(
                QueryTerms.link(target.type().name(), target.id().value()));
    }

    /** A semi-join for Provenance. Binary has no search parameter for its security context: each resource is read. */
    private Matcher targets(ResourceType type, Set<ResourceAddress> patients) {
        if (type == ResourceType.Binary) {
            return new EachDocument(
                    type,
                    source,
                    row -> new TargetRun(this::isOne, source::read, view).admits(row.version(), patients));
        }
        List<TermRange> links = new ArrayList<>(links(patients));
        for (ResourceType other : source.types()) {
            Restriction theirs = other == type ? Restriction.NONE : SmartGrants.belongsTo(other, patients);
            if (!theirs.equals(Restriction.NONE) && other != ResourceType.Patient) {
                addresses(theirs, other, ChainPlan.MOST_IDS).forEach(address -> links.add(link(address)));
            }
        }
        return refersTo(type, List.of("target"), links);
    }

    /**
     * {@return the resources of a type that a restriction admits}
     *
     * @throws dev.tarn.domain.failure.Unprocessable for more than {@code most}
     */
    List<ResourceAddress> addresses(Restriction restriction, ResourceType type, int most) {
        Matcher matcher = matcher(restriction, type);
        int column = view.column(type, "_id");
        List<ResourceAddress> found = new ArrayList<>();
        for (LiveSegment segment : view.type(type).segments()) {
            DocSet docs = segment.live(matcher.match(segment.segment(), view.work()));
            if (docs.size() == 0) {
                continue;
            }
            ChainPlan.requireAtMost(found.size() + docs.size(), most, "The scopes of the token");
            ForwardColumn ids = segment.segment().forward(column, view.work());
            for (int doc = docs.next(0); doc >= 0; doc = docs.next(doc + 1)) {
                view.work().spend(20);
                found.add(new ResourceAddress(
                        type, new ResourceId(segment.segment().key(ids.least(doc)))));
            }
        }
        return found;
    }

    /** {@return whether a restriction other than {@link Restriction.TargetBelongsTo} admits this version} */
    private boolean isOne(Restriction leaf, SearchSource.SourceRow row) {
        ResourceType type = row.version().address().type();
        return matcher(leaf, type)
                        .match(OneResource.segment(view.schema(type), row), view.work())
                        .size()
                > 0;
    }
}
