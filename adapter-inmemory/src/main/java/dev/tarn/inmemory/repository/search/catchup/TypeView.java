package dev.tarn.inmemory.repository.search.catchup;

import dev.tarn.inmemory.repository.search.column.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

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

    /** {@return the segments that another view does not have, whatever documents are outdated there} */
    TypeView except(TypeView other) {
        Set<Segment> known = Collections.newSetFromMap(new IdentityHashMap<>());
        other.segments().forEach(segment -> known.add(segment.segment()));
        return new TypeView(segments.stream()
                .filter(segment -> !known.contains(segment.segment()))
                .toList());
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
