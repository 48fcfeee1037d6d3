package dev.tarn.inmemory.repository.search.column;

import java.util.Arrays;

/** The terms of each document in a column, ascending: the postings turned round. Immutable. */
public final class ForwardColumn {

    private final int[] start;
    private final int[] terms;

    private ForwardColumn(int[] start, int[] terms) {
        this.start = start;
        this.terms = terms;
    }

    static ForwardColumn of(Segment segment, int column) {
        int first = segment.firstTerm(column);
        int end = segment.endTerm(column);
        int from = segment.postingStart(first);
        int to = segment.postingStart(end);
        int[] start = new int[segment.docs() + 1];
        for (int i = from; i < to; i++) {
            start[segment.posting(i) + 1]++;
        }
        for (int i = 0; i < segment.docs(); i++) {
            start[i + 1] += start[i];
        }
        int[] at = Arrays.copyOf(start, segment.docs());
        int[] terms = new int[to - from];
        for (int term = first; term < end; term++) {
            for (int i = segment.postingStart(term); i < segment.postingStart(term + 1); i++) {
                terms[at[segment.posting(i)]++] = term;
            }
        }
        return new ForwardColumn(start, terms);
    }

    public int first(int doc) {
        return start[doc];
    }

    public int end(int doc) {
        return start[doc + 1];
    }

    public int term(int position) {
        return terms[position];
    }

    /** {@return the least term of a document; -1 where it has none} */
    public int least(int doc) {
        return start[doc] == start[doc + 1] ? -1 : terms[start[doc]];
    }

    /** {@return the greatest term of a document; -1 where it has none} */
    public int greatest(int doc) {
        return start[doc] == start[doc + 1] ? -1 : terms[start[doc + 1] - 1];
    }
}
