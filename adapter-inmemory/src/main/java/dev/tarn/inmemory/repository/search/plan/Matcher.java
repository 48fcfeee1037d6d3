package dev.tarn.inmemory.repository.search.plan;

import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.SearchWork;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.column.TermMatch;
import dev.tarn.inmemory.repository.search.column.TermRange;
import java.util.Comparator;
import java.util.List;

/** What the documents of a type's segments fulfil. Implementations are immutable and thread-safe. */
interface Matcher {

    /** {@return how many documents can match at most, for the order of the matchers} */
    long cost(Segment segment, SearchWork work);

    /** {@return the documents that match, outdated ones included} */
    DocSet match(Segment segment, SearchWork work);

    /** {@return those of some documents that match} */
    default DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
        return match(segment, work).and(candidates);
    }

    /** {@return documents that have one of these terms} */
    static Matcher terms(int column, List<TermRange> ranges) {
        TermMatch terms = new TermMatch(column, ranges);
        return new Matcher() {
            @Override
            public long cost(Segment segment, SearchWork work) {
                return terms.cost(segment, work);
            }

            @Override
            public DocSet match(Segment segment, SearchWork work) {
                return terms.match(segment, work);
            }

            @Override
            public DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
                return terms.filter(segment, candidates, work);
            }
        };
    }

    /** {@return documents that match one of these} */
    static Matcher anyOf(List<Matcher> matchers) {
        if (matchers.size() == 1) {
            return matchers.get(0);
        }
        return new Matcher() {
            @Override
            public long cost(Segment segment, SearchWork work) {
                return matchers.stream()
                        .mapToLong(matcher -> matcher.cost(segment, work))
                        .sum();
            }

            @Override
            public DocSet match(Segment segment, SearchWork work) {
                DocSet found = new DocSet(segment.docs());
                for (Matcher matcher : matchers) {
                    DocSet more = matcher.match(segment, work);
                    work.spend(more.size());
                    found = found.or(more);
                }
                return found;
            }
        };
    }

    /** {@return documents that do not match} */
    static Matcher not(Matcher matcher) {
        return new Matcher() {
            @Override
            public long cost(Segment segment, SearchWork work) {
                return segment.docs();
            }

            @Override
            public DocSet match(Segment segment, SearchWork work) {
                return filter(segment, DocSet.all(segment.docs()), work);
            }

            @Override
            public DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
                work.spend(segment.docs() / 16);
                return candidates.andNot(matcher.match(segment, work));
            }
        };
    }

    /** {@return documents that match all of these; all documents where there are none} The one with the fewest comes first. */
    static Matcher allOf(List<Matcher> matchers) {
        if (matchers.size() == 1) {
            return matchers.get(0);
        }
        return new Matcher() {
            @Override
            public long cost(Segment segment, SearchWork work) {
                return matchers.stream()
                        .mapToLong(matcher -> matcher.cost(segment, work))
                        .min()
                        .orElse(segment.docs());
            }

            @Override
            public DocSet match(Segment segment, SearchWork work) {
                if (matchers.isEmpty()) {
                    return DocSet.all(segment.docs());
                }
                List<Matcher> ordered = ordered(segment, work);
                return filter(segment, ordered.get(0).match(segment, work), ordered.subList(1, ordered.size()), work);
            }

            @Override
            public DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
                return filter(segment, candidates, ordered(segment, work), work);
            }

            private List<Matcher> ordered(Segment segment, SearchWork work) {
                record Cost(Matcher matcher, long cost) {}
                return matchers.stream()
                        .map(matcher -> new Cost(matcher, matcher.cost(segment, work)))
                        .sorted(Comparator.comparingLong(Cost::cost))
                        .map(Cost::matcher)
                        .toList();
            }

            private DocSet filter(Segment segment, DocSet candidates, List<Matcher> others, SearchWork work) {
                DocSet left = candidates;
                for (Matcher matcher : others) {
                    if (left.size() == 0) {
                        return left;
                    }
                    left = matcher.filter(segment, left, work);
                }
                return left;
            }
        };
    }
}
