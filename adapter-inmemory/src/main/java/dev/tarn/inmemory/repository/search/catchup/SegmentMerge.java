package dev.tarn.inmemory.repository.search.catchup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Merges segments: eight of one size become one, so that a change is read again once for each size. A merge reads the current
 * versions of the rows, as the index is derived data; a row that changed meanwhile is pending and comes again. Segments that
 * are large by their terms are not merged, since as many would result.
 *
 * @param replaced the segments that become one
 * @param rows the rows that were up to date in them
 */
record SegmentMerge(List<LiveSegment> replaced, BitSet rows) {

    private static final int FACTOR = 8;
    private static final int FACTOR_BITS = 3;

    /** In documents: larger segments are merged no more. */
    private static final int LARGEST = 16_384;

    /** In documents: segments that are not smaller are read again when half of them is outdated. */
    private static final int LEAST_OUTDATED = 64;

    /** {@return the next merge of a type; one of no segments where there is nothing to merge} */
    static SegmentMerge next(TypeView view) {
        for (int size = 0; 1 << (FACTOR_BITS * size) < LARGEST; size++) {
            int ofSize = size;
            List<LiveSegment> same = view.segments().stream()
                    .filter(segment ->
                            size(segment) == ofSize && !segment.segment().isHeavy(segment.live()))
                    .toList();
            if (same.size() >= FACTOR) {
                return of(same);
            }
        }
        return of(view.segments().stream()
                .filter(segment -> segment.segment().docs() >= LEAST_OUTDATED
                        && segment.live() * 2 < segment.segment().docs())
                .toList());
    }

    private static SegmentMerge of(List<LiveSegment> replaced) {
        BitSet rows = new BitSet();
        replaced.forEach(segment -> segment.addRows(rows));
        return new SegmentMerge(replaced, rows);
    }

    boolean isEmpty() {
        return replaced.isEmpty();
    }

    /**
     * {@return the segments of now, with the merged ones in place of those that they replace}
     *
     * @param merged of the rows of the merge; rows that are not up to date any more in what they replace are outdated in them
     */
    TypeView applied(TypeView now, List<LiveSegment> merged) {
        TypeView left = now.except(new TypeView(replaced));
        BitSet upToDate = new BitSet();
        now.except(left).segments().forEach(segment -> segment.addRows(upToDate));
        BitSet changed = (BitSet) rows.clone();
        changed.andNot(upToDate);
        List<LiveSegment> all = new ArrayList<>(left.segments());
        all.addAll(new TypeView(merged).with(changed, List.of()).segments());
        return new TypeView(all);
    }

    /** {@return the logarithm of the number of live documents to the base of eight} */
    private static int size(LiveSegment segment) {
        return (31 - Integer.numberOfLeadingZeros(Math.max(1, segment.live()))) / FACTOR_BITS;
    }
}
