package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.domain.r4.SearchParameterType;
import dev.tarn.domain.search.Include;
import dev.tarn.inmemory.repository.search.catchup.LiveSegment;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.QueryTerms;
import dev.tarn.inmemory.repository.search.column.TermRange;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.ports.fhir.RequestBudget;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the matches of a page include. References are extracted from the resources themselves, so that included types
 * need no index; only the types of referring resources ({@code _revinclude}) do. Not thread-safe.
 */
final class IncludeRun {

    /** With {@code :iterate}: what the matches include, and what that includes ({@code data-plane.md} 3.3). */
    private static final int LEVELS = 2;

    private final SearchSource source;
    private final SearchView view;
    private final List<Include> includes;
    private final RequestBudget budget;
    private final Set<ResourceAddress> known = new LinkedHashSet<>();
    private final Map<ResourceAddress, ResourceVersion> included = new LinkedHashMap<>();

    IncludeRun(SearchSource source, SearchView view, List<Include> includes, RequestBudget budget) {
        this.source = source;
        this.view = view;
        this.includes = includes;
        this.budget = budget;
    }

    /** {@return what these matches include, each once} */
    List<ResourceVersion> of(List<ResourceVersion> matches) {
        matches.forEach(match -> known.add(match.address()));
        List<ResourceVersion> from = matches;
        for (int level = 0; level < LEVELS && !from.isEmpty(); level++) {
            List<ResourceVersion> added = new ArrayList<>();
            for (Include include : includes) {
                if (level == 0 || include.iterate()) {
                    follow(include, from, added);
                }
            }
            from = added;
        }
        return List.copyOf(included.values());
    }

    private void follow(Include include, List<ResourceVersion> from, List<ResourceVersion> added) {
        if (include.reverse()) {
            Map<ResourceType, List<ResourceVersion>> byType = new EnumMap<>(ResourceType.class);
            from.forEach(version -> byType.computeIfAbsent(version.address().type(), key -> new ArrayList<>())
                    .add(version));
            byType.forEach((type, versions) -> {
                if (include.targetType().map(type.name()::equals).orElse(true)) {
                    referrers(include, versions, added);
                }
            });
        } else {
            from.forEach(version -> targets(include, version, added));
        }
    }

    private void targets(Include include, ResourceVersion version, List<ResourceVersion> added) {
        ResourceType type = version.address().type();
        if (!include.sourceType().map(type.name()::equals).orElse(true)) {
            return;
        }
        TypeSchema schema = view.schema(type);
        view.work().spend(1_000 + version.body().size());
        schema.extractor().extract(version.body().content(), (number, value) -> {
            SearchParameter parameter = schema.parameters().get(number);
            if (value instanceof ElementValue.Link link
                    && parameter.type() == SearchParameterType.REFERENCE
                    && include.parameter().map(parameter.code()::equals).orElse(true)
                    && include.targetType().map(link.type()::equals).orElse(true)) {
                address(link).ifPresent(target -> include(target, added));
            }
        });
    }

    static Optional<ResourceAddress> address(ElementValue.Link link) {
        try {
            return ResourceType.find(link.type()).map(type -> new ResourceAddress(type, new ResourceId(link.id())));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private void include(ResourceAddress address, List<ResourceVersion> added) {
        if (known.add(address)) {
            view.work().spend(1_000);
            source.read(address).filter(view::shows).filter(view::admits).ifPresent(version -> add(version, added));
        }
    }

    private void add(ResourceVersion version, List<ResourceVersion> added) {
        budget.reserve(version.body().size());
        included.put(version.address(), version);
        added.add(version);
    }

    private void referrers(Include include, List<ResourceVersion> targets, List<ResourceVersion> added) {
        List<ResourceType> types = include.sourceType()
                .map(name -> ResourceType.find(name).stream().toList())
                .orElseGet(source::types);
        List<TermRange> links = targets.stream()
                .map(target -> TermRange.prefix(QueryTerms.link(
                        target.address().type().name(), target.address().id().value())))
                .toList();
        for (ResourceType type : types) {
            TypeSchema schema = view.schema(type);
            List<Matcher> any = new ArrayList<>();
            for (SearchParameter parameter : schema.parameters()) {
                if (parameter.type() == SearchParameterType.REFERENCE
                        && include.parameter().map(parameter.code()::equals).orElse(true)) {
                    any.add(CriterionPlan.link(view, type, parameter.code(), links));
                }
            }
            if (!any.isEmpty()) {
                referrers(type, Matcher.anyOf(any), added);
            }
        }
    }

    private void referrers(ResourceType type, Matcher matcher, List<ResourceVersion> added) {
        for (LiveSegment segment : view.type(type).segments()) {
            DocSet docs = segment.live(matcher.match(segment.segment(), view.work()));
            for (int doc = docs.next(0); doc >= 0; doc = docs.next(doc + 1)) {
                view.work().spend(1_000);
                source.read(type, segment.segment().row(doc)).ifPresent(row -> {
                    if (view.shows(row.version())
                            && view.admits(row.version())
                            && known.add(row.version().address())) {
                        add(row.version(), added);
                    }
                });
            }
        }
    }
}
