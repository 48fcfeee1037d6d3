package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.Segment;
import java.util.BitSet;

/**
 * A segment, and which of its documents are outdated. Immutable, thread-safe.
 *
 * @param dead the documents whose rows changed since; never modified
 */
public record LiveSegment(Segment segment, BitSet dead) {

    static LiveSegment of(Segment segment) {
        return new LiveSegment(segment, new BitSet());
    }

    /** {@return the number of documents that are up to date} */
    public int live() {
        return segment.docs() - dead.cardinality();
    }

    /** {@return those that are up to date} */
    public DocSet live(DocSet docs) {
        return dead.isEmpty() ? docs : docs.filter(doc -> !dead.get(doc));
    }

    /** {@return the live document of a row; -1 where there is none} */
    int doc(int row) {
        int doc = segment.firstDoc(row);
        return doc < segment.docs() && segment.row(doc) == row && !dead.get(doc) ? doc : -1;
    }
}
