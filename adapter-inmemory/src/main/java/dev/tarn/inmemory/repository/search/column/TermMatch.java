package dev.tarn.inmemory.repository.search.column;

import java.util.List;

/** The documents that have one of some terms in a column. Immutable, thread-safe. */
public final class TermMatch {

    /** Of more ranges than these, the postings are always read. */
    private static final int MOST_RANGES_TO_FILTER = 16;

    /** A candidate's check costs about as much as so many postings. */
    private static final int CHECK_COST = 4;

    /** In steps of work: two binary searches for the ends of a range. */
    private static final int RANGE_STEPS = 40;

    /** Bytes of terms that a test reads in a step of work. */
    private static final int BYTES_PER_STEP = 4;

    private final int column;
    private final List<TermRange> ranges;

    public TermMatch(int column, List<TermRange> ranges) {
        this.column = column;
        this.ranges = List.copyOf(ranges);
    }

    /** {@return how many documents can match at most} */
    public long cost(Segment segment, SearchWork work) {
        segment.check(column, work);
        if (ranges.size() > MOST_RANGES_TO_FILTER) {
            return segment.docs();
        }
        work.spend(RANGE_STEPS * ranges.size());
        long cost = 0;
        for (TermRange range : ranges) {
            cost += segment.postingStart(end(segment, range)) - segment.postingStart(start(segment, range));
        }
        return cost;
    }

    /** {@return the documents that match} */
    public DocSet match(Segment segment, SearchWork work) {
        segment.check(column, work);
        DocSet found = new DocSet(segment.docs());
        for (TermRange range : ranges) {
            int start = start(segment, range);
            int end = end(segment, range);
            TermRange.Test test = range.test();
            work.spend(RANGE_STEPS + (test == null ? 0 : testSteps(segment, start, end)));
            if (test == null) {
                add(segment, start, end, found, work);
                continue;
            }
            for (int term = start; term < end; term++) {
                if (test.passes(segment.bytes(), segment.termStart(term), segment.termStart(term + 1))) {
                    add(segment, term, term + 1, found, work);
                }
            }
        }
        return found;
    }

    /** A test reads the bytes of a term, and some terms are as long as a resource may be. */
    private static int testSteps(Segment segment, int start, int end) {
        return end <= start
                ? 0
                : 4 * (end - start) + (segment.termStart(end) - segment.termStart(start)) / BYTES_PER_STEP;
    }

    private static void add(Segment segment, int fromTerm, int toTerm, DocSet found, SearchWork work) {
        int from = segment.postingStart(fromTerm);
        int to = segment.postingStart(toTerm);
        work.spend(to - from);
        for (int i = from; i < to; i++) {
            found.add(segment.posting(i));
        }
    }

    /** {@return those of some documents that match} */
    public DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
        if (ranges.size() > MOST_RANGES_TO_FILTER || candidates.size() * (long) CHECK_COST > cost(segment, work)) {
            return match(segment, work).and(candidates);
        }
        int[] starts = new int[ranges.size()];
        int[] ends = new int[ranges.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start(segment, ranges.get(i));
            ends[i] = end(segment, ranges.get(i));
        }
        ForwardColumn forward = segment.forward(column, work);
        work.spend(candidates.size() * CHECK_COST * starts.length);
        return candidates.filter(doc -> {
            // Some documents have thousands of terms.
            work.spend((forward.end(doc) - forward.first(doc)) * starts.length);
            for (int at = forward.first(doc); at < forward.end(doc); at++) {
                int term = forward.term(at);
                for (int i = 0; i < starts.length; i++) {
                    if (term >= starts[i] && term < ends[i] && passes(segment, ranges.get(i), term)) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static boolean passes(Segment segment, TermRange range, int term) {
        TermRange.Test test = range.test();
        return test == null || test.passes(segment.bytes(), segment.termStart(term), segment.termStart(term + 1));
    }

    private int start(Segment segment, TermRange range) {
        return range.from().length == 0 ? segment.firstTerm(column) : segment.seek(column, range.from());
    }

    private int end(Segment segment, TermRange range) {
        byte[] to = range.to();
        return to == null ? segment.endTerm(column) : segment.seek(column, to);
    }
}
