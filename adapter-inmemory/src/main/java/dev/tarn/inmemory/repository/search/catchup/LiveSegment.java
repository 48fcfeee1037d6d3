package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.repository.search.column.DocSet;
import dev.tarn.inmemory.repository.search.column.Segment;
import dev.tarn.inmemory.repository.search.files.SegmentFile;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A segment, and which of its documents are outdated. Immutable, thread-safe. */
public final class LiveSegment {

    private final Segment segment;
    private final @Nullable SegmentFile file;
    private final BitSet dead;
    private final int live;

    /**
     * A segment.
     *
     * @param file where the segment is; null where it is in the heap
     * @param dead the documents whose rows changed since; must not be modified any more
     */
    LiveSegment(Segment segment, @Nullable SegmentFile file, BitSet dead) {
        this.segment = segment;
        this.file = file;
        this.dead = dead;
        this.live = segment.docs() - dead.cardinality();
    }

    static LiveSegment of(Segment segment) {
        return new LiveSegment(segment, null, new BitSet());
    }

    public Segment segment() {
        return segment;
    }

    @Nullable
    SegmentFile file() {
        return file;
    }

    BitSet dead() {
        return dead;
    }

    /** {@return the number of documents that are up to date} */
    public int live() {
        return live;
    }

    /** {@return those that are up to date} */
    public DocSet live(DocSet docs) {
        return live == segment.docs() ? docs : docs.filter(doc -> !dead.get(doc));
    }

    /** {@return the live document of a row; -1 where there is none} */
    int doc(int row) {
        int doc = segment.firstDoc(row);
        return doc < segment.docs() && segment.row(doc) == row && !dead.get(doc) ? doc : -1;
    }

    /** {@return this segment, in which the documents of these rows are outdated too} */
    LiveSegment without(BitSet rows) {
        BitSet outdated = null;
        int last = segment.row(segment.docs() - 1);
        for (int row = rows.nextSetBit(segment.row(0)); row >= 0 && row <= last; row = rows.nextSetBit(row + 1)) {
            int doc = doc(row);
            if (doc >= 0) {
                outdated = outdated == null ? (BitSet) dead.clone() : outdated;
                outdated.set(doc);
            }
        }
        return outdated == null ? this : new LiveSegment(segment, file, outdated);
    }

    /** Adds the rows whose documents are up to date. */
    void addRows(BitSet rows) {
        for (int doc = dead.nextClearBit(0); doc < segment.docs(); doc = dead.nextClearBit(doc + 1)) {
            rows.set(segment.row(doc));
        }
    }
}
