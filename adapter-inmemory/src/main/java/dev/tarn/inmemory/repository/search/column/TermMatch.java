package dev.tarn.inmemory.repository.search.column;

import java.util.List;

/** The documents that have one of some terms in a column. Immutable, thread-safe. */
public final class TermMatch {

    /** Of more ranges than these, the postings are always read. */
    private static final int MOST_RANGES_TO_FILTER = 16;

    /** A candidate's check costs about as much as so many postings. */
    private static final int CHECK_COST = 4;

    /** More postings than these are copied out of the file at once, which takes an array and two buffers. */
    private static final int FEW_POSTINGS = 32;

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

    /**
     * The ranges in one segment: of each, its first term and the one behind its last.
     *
     * @param postings how many postings they have together
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the arrays are never modified.
    private record Located(int[] starts, int[] ends, long postings) {

        boolean isOneTerm() {
            return starts.length == 1 && ends[0] - starts[0] == 1;
        }
    }

    private Located located(Segment segment, SearchWork work) {
        segment.check(column, work);
        int[] starts = new int[ranges.size()];
        int[] ends = new int[ranges.size()];
        int last = segment.endTerm(column);
        long postings = 0;
        for (int i = 0; i < starts.length; i++) {
            work.spend(RANGE_STEPS);
            TermRange range = ranges.get(i);
            byte[] to = range.to();
            starts[i] = range.from().length == 0 ? segment.firstTerm(column) : segment.seek(column, range.from());
            ends[i] = to == null ? last : segment.seek(to, starts[i], last);
            postings += segment.postingStart(ends[i]) - segment.postingStart(starts[i]);
        }
        return new Located(starts, ends, postings);
    }

    /** {@return how many documents can match at most} */
    public long cost(Segment segment, SearchWork work) {
        return ranges.size() > MOST_RANGES_TO_FILTER
                ? segment.docs()
                : located(segment, work).postings();
    }

    /** {@return the documents that match} */
    public DocSet match(Segment segment, SearchWork work) {
        return match(segment, located(segment, work), work);
    }

    private DocSet match(Segment segment, Located located, SearchWork work) {
        DocSet found = new DocSet(segment.docs(), located.postings(), located.isOneTerm());
        for (int i = 0; i < ranges.size(); i++) {
            int start = located.starts()[i];
            int end = located.ends()[i];
            TermRange.Test test = ranges.get(i).test();
            if (test == null) {
                add(segment, start, end, found, work);
                continue;
            }
            work.spend(testSteps(segment, start, end));
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
        return 4 * (end - start) + (segment.termStart(end) - segment.termStart(start)) / BYTES_PER_STEP;
    }

    private static void add(Segment segment, int fromTerm, int toTerm, DocSet found, SearchWork work) {
        int from = segment.postingStart(fromTerm);
        int to = segment.postingStart(toTerm);
        work.spend(to - from);
        if (to - from > FEW_POSTINGS) {
            found.addAll(segment.postings(from, to));
            return;
        }
        for (int i = from; i < to; i++) {
            found.add(segment.posting(i));
        }
    }

    /** {@return those of some documents that match} */
    public DocSet filter(Segment segment, DocSet candidates, SearchWork work) {
        Located located = located(segment, work);
        if (ranges.size() > MOST_RANGES_TO_FILTER || candidates.size() * (long) CHECK_COST > located.postings()) {
            return match(segment, located, work).and(candidates);
        }
        int[] starts = located.starts();
        int[] ends = located.ends();
        ForwardColumn forward = segment.forward(column, work);
        work.spend(candidates.size() * CHECK_COST * starts.length);
        return candidates.filter(doc -> {
            int first = forward.first(doc);
            int end = forward.end(doc);
            // Some documents have thousands of terms.
            work.spend((end - first) * starts.length);
            for (int at = first; at < end; at++) {
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
}
