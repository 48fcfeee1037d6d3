package dev.tarn.inmemory.repository.search.catchup;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The segments of one type at one time. Immutable, thread-safe. */
public record TypeView(List<LiveSegment> segments) {

    static final TypeView EMPTY = new TypeView(List.of());

    public TypeView {
        segments = List.copyOf(segments);
    }

    /** {@return the segments in which something is up to date, without these rows, and more segments} */
    TypeView with(BitSet changed, List<LiveSegment> more) {
        List<LiveSegment> left = new ArrayList<>();
        for (LiveSegment segment : segments) {
            LiveSegment current = changed.isEmpty() ? segment : segment.without(changed);
            if (current.live() > 0) {
                left.add(current);
            }
        }
        left.addAll(more);
        return new TypeView(left);
    }

    /** {@return whether the segment is in this view, whatever documents are outdated in it} */
    boolean has(LiveSegment segment) {
        return segments.stream().anyMatch(other -> other.segment() == segment.segment());
    }

    /** {@return whether a part of a file was found to be damaged} */
    boolean isDamaged() {
        return segments.stream().anyMatch(segment -> segment.segment().isDamaged());
    }

    /** {@return whether a part of it is in files} */
    boolean isInFiles() {
        return segments.stream().anyMatch(segment -> segment.file() != null);
    }
}
