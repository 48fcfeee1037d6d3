package dev.tarn.inmemory.paging;

import java.time.Instant;
import java.util.Comparator;

/** Where something stands in a list: by time, then by id ({@code decisions.md} D6). Times are whole milliseconds. */
public record Position(Instant time, String id) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::time).thenComparing(Position::id);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
