package dev.tarn.inmemory.repository.search.catchup;

import java.util.List;

/** The segments of one type at one time. Immutable, thread-safe. */
public record TypeView(List<LiveSegment> segments) {

    public TypeView {
        segments = List.copyOf(segments);
    }
}
