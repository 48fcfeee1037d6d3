package dev.tarn.inmemory.repository.search.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of a composite: a range of its first component, and a test of all components. */
final class CompositeRanges {

    private CompositeRanges() {}

    static TermRange of(TermRange first, List<List<TermRange>> components) {
        return new TermRange(first.from(), end(first), (bytes, from, to) -> {
            int count = components.size();
            int lengths = to - Integer.BYTES * count;
            int at = from;
            for (int i = 0; i < count; i++) {
                int next = at + bytes.intAt(lengths + Integer.BYTES * i);
                if (!passesOne(i == 0 ? List.of(first) : components.get(i), bytes, at, next)) {
                    return false;
                }
                at = next;
            }
            return true;
        });
    }

    private static boolean passesOne(List<TermRange> ranges, TermBytes bytes, int from, int to) {
        for (TermRange range : ranges) {
            if (range.passes(bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Behind the first component come others, so that the end of one exact term is that of all that begin with it. */
    private static byte @Nullable [] end(TermRange first) {
        byte[] to = first.to();
        return to != null && to.length == first.from().length + 1 && to[to.length - 1] == 0
                ? TermRange.successor(first.from())
                : to;
    }
}
