package dev.tarn.inmemory.repository.search.catchup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Merges segments: eight of one size become one, so that a change is read again once for each size. A merge reads the current
 * versions of the rows, as the index is derived data; a row that changed meanwhile is pending and comes again.
 */
final class SegmentMerge {

    private static final int FACTOR = 8;
    private static final int FACTOR_BITS = 3;

    /** In documents: larger segments are merged no more. */
    private static final int LARGEST = 16_384;

    /** In documents: segments that are not smaller are read again when half of them is outdated. */
    private static final int LEAST_OUTDATED = 64;

    private SegmentMerge() {}

    static List<LiveSegment> merge(List<LiveSegment> segments, SegmentReader reader) {
        List<LiveSegment> merged = segments;
        for (int size = 0; 1 << (FACTOR_BITS * size) < LARGEST; size++) {
            int ofSize = size;
            List<LiveSegment> same =
                    merged.stream().filter(segment -> size(segment) == ofSize).toList();
            if (same.size() >= FACTOR) {
                merged = replace(merged, same, reader);
            }
        }
        List<LiveSegment> outdated = merged.stream()
                .filter(segment -> segment.segment().docs() >= LEAST_OUTDATED
                        && segment.live() * 2 < segment.segment().docs())
                .toList();
        return outdated.isEmpty() ? merged : replace(merged, outdated, reader);
    }

    private static List<LiveSegment> replace(List<LiveSegment> all, List<LiveSegment> replaced, SegmentReader reader) {
        BitSet rows = new BitSet();
        for (LiveSegment segment : replaced) {
            for (int doc = 0; doc < segment.segment().docs(); doc++) {
                if (!segment.dead().get(doc)) {
                    rows.set(segment.segment().row(doc));
                }
            }
        }
        List<LiveSegment> left = new ArrayList<>(all);
        left.removeAll(replaced);
        left.addAll(reader.read(rows));
        return left;
    }

    /** {@return the logarithm of the number of live documents to the base of eight} */
    private static int size(LiveSegment segment) {
        return (31 - Integer.numberOfLeadingZeros(Math.max(1, segment.live()))) / FACTOR_BITS;
    }
}
