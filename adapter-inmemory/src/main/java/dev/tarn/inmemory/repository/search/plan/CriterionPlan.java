package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.Compartments;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.Modifier;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.search.SearchValue;
import dev.tarn.domain.smart.Restriction;
import dev.tarn.inmemory.repository.search.catchup.TypeSchema;
import dev.tarn.inmemory.repository.search.column.QueryTerms;
import dev.tarn.inmemory.repository.search.column.TermCode;
import dev.tarn.inmemory.repository.search.column.TermRange;
import dev.tarn.inmemory.repository.search.extract.Narrative;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.util.ArrayList;
import java.util.List;

/** Makes matchers of the criteria of a search. Not thread-safe. */
public final class CriterionPlan {

    private final SearchView view;
    private final Compartments compartments;
    private final QueryTerms terms;
    private final ChainPlan chains;
    private final RestrictionPlan restrictions;

    CriterionPlan(SearchSource source, SearchView view, Compartments compartments, SearchDialect dialect) {
        this.view = view;
        this.compartments = compartments;
        this.terms = new QueryTerms(dialect, view.localBase());
        this.chains = new ChainPlan(view, this, dialect);
        this.restrictions = new RestrictionPlan(source, view, this, dialect);
    }

    /** {@return what the matches of one of the searched types fulfil} Chains of the one before no longer count. */
    Matcher of(SearchQuery query, int typeNumber) {
        ResourceType type = query.types().get(typeNumber);
        chains.forget();
        List<Matcher> all = new ArrayList<>();
        for (Criterion criterion : query.criteria()) {
            all.add(of(criterion, type, typeNumber));
        }
        query.compartment().ifPresent(owner -> all.add(in(owner, type)));
        restrict(all, type);
        return Matcher.allOf(all);
    }

    /**
     * {@return what the matches of a criterion fulfil}
     *
     * @param definition the number of the type's definition in the criterion
     */
    Matcher of(Criterion criterion, ResourceType type, int definition) {
        view.work().spend(100);
        return switch (criterion.kind()) {
            case PARAMETER -> parameter((Criterion.OnParameter) criterion, type, definition);
            case CHAIN -> chains.chain((Criterion.Chain) criterion, type, definition);
            case REVERSE_CHAIN -> chains.reverse((Criterion.ReverseChain) criterion, type);
        };
    }

    private Matcher parameter(Criterion.OnParameter criterion, ResourceType type, int definition) {
        int number = view.number(type, criterion.definitions().get(definition).code());
        if (criterion.modifier() == Modifier.MISSING) {
            return Matcher.anyOf(criterion.anyOf().stream()
                    .map(value -> missing(number, ((SearchValue.Missing) value).missing()))
                    .toList());
        }
        if (criterion.definitions().get(definition).code().equals("_text")) {
            return Matcher.anyOf(criterion.anyOf().stream()
                    .map(value -> narrative(number, ((SearchValue.Text) value).text()))
                    .toList());
        }
        List<TermRange> ranges = new ArrayList<>();
        for (SearchValue value : criterion.anyOf()) {
            ranges.addAll(terms.of(value, criterion.modifier()));
        }
        Matcher matcher = Matcher.terms(TermCode.column(number, QueryTerms.part(criterion.modifier())), ranges);
        return criterion.modifier() == Modifier.NOT ? Matcher.not(matcher) : matcher;
    }

    private static Matcher missing(int number, boolean missing) {
        TermRange any = TermRange.any();
        List<Matcher> present = new ArrayList<>();
        for (TermCode.Part part : TermCode.Part.values()) {
            present.add(Matcher.terms(TermCode.column(number, part), List.of(any)));
        }
        return missing ? Matcher.not(Matcher.anyOf(present)) : Matcher.anyOf(present);
    }

    /** Each word of the query is in the narrative; a text without a word matches nothing. */
    private static Matcher narrative(int number, String text) {
        List<Matcher> words = new ArrayList<>();
        Narrative.words(
                text,
                word -> words.add(
                        Matcher.terms(TermCode.column(number, TermCode.Part.VALUE), List.of(QueryTerms.word(word)))));
        return words.isEmpty() ? Matcher.anyOf(List.of()) : Matcher.allOf(words);
    }

    /** The resource itself, and those that refer to it by one of the compartment's parameters. */
    private Matcher in(ResourceAddress owner, ResourceType type) {
        TypeSchema schema = view.schema(type);
        String ownerType = owner.type().name();
        String id = owner.id().value();
        List<Matcher> any = new ArrayList<>();
        for (String code : compartments.parameters(ownerType, type.name())) {
            if (schema.parameters().stream()
                    .anyMatch(parameter -> parameter.code().equals(code))) {
                any.add(link(view, type, code, List.of(TermRange.prefix(QueryTerms.link(ownerType, id)))));
            }
        }
        if (owner.type() == type) {
            any.add(link(view, type, "_id", List.of(QueryTerms.id(id))));
        }
        return Matcher.anyOf(any);
    }

    /** {@return what fulfils a matcher and may be followed} */
    Matcher limited(Matcher matcher, ResourceType type) {
        List<Matcher> all = new ArrayList<>(List.of(matcher));
        view.limit().ifPresent(limit -> all.add(link(view, type, "_lastUpdated", terms.of(limit, Modifier.NONE))));
        restrict(all, type);
        return Matcher.allOf(all);
    }

    private void restrict(List<Matcher> all, ResourceType type) {
        Restriction restriction = view.restriction(type);
        if (!restriction.equals(Restriction.ALL)) {
            all.add(restrictions.matcher(restriction, type));
        }
    }

    static Matcher link(SearchView view, ResourceType type, String code, List<TermRange> ranges) {
        return Matcher.terms(view.column(type, code), ranges);
    }
}
