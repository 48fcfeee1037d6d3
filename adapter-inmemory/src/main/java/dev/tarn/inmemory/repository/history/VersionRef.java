package dev.tarn.inmemory.repository.history;

import java.util.Comparator;

/**
 * A version of a resource of some type, in the order of histories of the type: by time, the oldest first.
 *
 * @param time when it was written, in milliseconds since 1970
 * @param row the row number of the resource
 * @param version its number
 */
record VersionRef(long time, int row, int version) implements Comparable<VersionRef> {

    private static final Comparator<VersionRef> ORDER = Comparator.comparingLong(VersionRef::time)
            .thenComparingInt(VersionRef::row)
            .thenComparingInt(VersionRef::version);

    @Override
    public int compareTo(VersionRef other) {
        return ORDER.compare(this, other);
    }
}
