package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.Criterion;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.inmemory.repository.search.catchup.LiveSegment;
import dev.tarn.inmemory.repository.search.catchup.TypeView;
import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.ForwardColumn;
import dev.tarn.inmemory.repository.search.column.QueryTerms;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.column.TermRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chains and reverse chains as semi-joins: the inner criterion is evaluated first, and gives the ids that may be referred to. */
final class ChainPlan {

    /** Of each level, in HealthLake's dialect ({@code decisions.md} D73). */
    private static final int MOST_RESULTS = 100;

    /** Of each level, in either dialect: memory has a limit. */
    static final int MOST_IDS = 200_000;

    /** Of all chains of a search, as far as its matchers hold them at the same time: each takes 150 bytes of memory. */
    private static final int MOST_HELD = 2 * MOST_IDS;

    private final SearchView view;
    private final CriterionPlan criteria;
    private final boolean limited;
    private int held;

    ChainPlan(SearchView view, CriterionPlan criteria, SearchDialect dialect) {
        this.view = view;
        this.criteria = criteria;
        this.limited = dialect == SearchDialect.HEALTHLAKE;
    }

    /** Notes that the matchers made so far are not held any more. */
    void forget() {
        held = 0;
    }

    Matcher chain(Criterion.Chain chain, ResourceType type, int definition) {
        String code = chain.references().get(definition).code();
        List<TermRange> links = new ArrayList<>();
        int results = 0;
        int before = held;
        for (Criterion.OfType target : chain.targets()) {
            int id = view.column(target.type(), "_id");
            List<Found> found = found(target);
            results += size(found);
            checkLimit(results, type + "." + code + ":" + target.type());
            hold(before + results);
            for (Found part : found) {
                ForwardColumn ids = part.segment().forward(id, view.work());
                for (int doc = part.docs().next(0); doc >= 0; doc = part.docs().next(doc + 1)) {
                    links.add(TermRange.prefix(
                            QueryTerms.link(target.type().name(), part.segment().key(ids.least(doc)))));
                    view.work().spend(20);
                }
            }
        }
        return CriterionPlan.link(view, type, code, links);
    }

    Matcher reverse(Criterion.ReverseChain chain, ResourceType type) {
        ResourceType referrer = chain.referrer().type();
        String code = chain.reference().code();
        int column = view.column(referrer, code);
        Set<String> ids = new LinkedHashSet<>();
        int before = held;
        List<Found> found = found(chain.referrer());
        checkLimit(size(found), "_has:" + referrer + ":" + code);
        for (Found part : found) {
            ForwardColumn links = part.segment().forward(column, view.work());
            for (int doc = part.docs().next(0); doc >= 0; doc = part.docs().next(doc + 1)) {
                for (int at = links.first(doc); at < links.end(doc); at++) {
                    if (part.segment().isLinkTo(links.term(at), type.name())) {
                        ids.add(part.segment().key(links.term(at)));
                        hold(before + ids.size());
                    }
                    view.work().spend(20);
                }
            }
        }
        List<TermRange> ranges = ids.stream().map(QueryTerms::id).toList();
        return CriterionPlan.link(view, type, "_id", ranges);
    }

    /** Documents of a segment. */
    private record Found(Segment segment, DocSet docs) {}

    private List<Found> found(Criterion.OfType inner) {
        Matcher matcher = criteria.limited(criteria.of(inner.criterion(), inner.type(), 0), inner.type());
        TypeView type = view.type(inner.type());
        List<Found> found = new ArrayList<>();
        for (LiveSegment segment : type.segments()) {
            DocSet docs = segment.live(matcher.match(segment.segment(), view.work()));
            if (docs.size() > 0) {
                found.add(new Found(segment.segment(), docs));
            }
        }
        return found;
    }

    /** Refuses more resources than can be followed: each takes some hundred bytes. */
    static void requireAtMost(int count, int most, String subject) {
        if (count > most) {
            throw new Unprocessable(subject + " reach " + count + " resources that have to be followed, and at most "
                    + most + " can be. Narrow the scopes, or search in smaller steps.");
        }
    }

    /** Notes how many ids are held from here on; those of the inner levels of a chain are not any more. */
    private void hold(int count) {
        held = count;
        if (held > MOST_HELD) {
            throw new Unprocessable("The chains of the search have more than " + MOST_HELD
                    + " results together, which are more than can be followed at once."
                    + " Narrow their conditions, or search in several steps.");
        }
    }

    private static int size(List<Found> found) {
        return found.stream().mapToInt(part -> part.docs().size()).sum();
    }

    /** Before the ids are collected: each takes some hundred bytes. */
    private void checkLimit(int count, String level) {
        if (count > MOST_IDS) {
            throw new Unprocessable(
                    "The level " + level + " of a chained search has " + count + " results, and at most " + MOST_IDS
                            + " can be followed. Narrow its condition, or search in two steps.");
        }
        if (limited && count > MOST_RESULTS) {
            throw new Invalid(
                    "The level " + level + " of a chained search has " + count + " results; a level of a chain can"
                            + " have at most " + MOST_RESULTS + ". Narrow its condition, or search in two steps.");
        }
    }
}
