package dev.tarn.inmemory.repository.history;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The versions of all resources of one type, the oldest first: 16 bytes each, and 4 bytes for each resource. Not thread-safe. */
final class TypeVersions {

    private static final int FIRST_CAPACITY = 64;

    private long[] times = new long[FIRST_CAPACITY];
    private int[] rows = new int[FIRST_CAPACITY];
    private int[] versions = new int[FIRST_CAPACITY];
    private int size;

    /** The number of the newest version that is in here, by row; 0 for none. */
    private int[] newest = new int[FIRST_CAPACITY];

    private int rowCount;

    /** {@return the number of versions} */
    int size() {
        return size;
    }

    /** {@return the number of rows that were loaded} */
    int rowCount() {
        return rowCount;
    }

    /** Notes that all rows below this one were loaded. */
    void loaded(int count) {
        rowCount = Math.max(rowCount, count);
    }

    /** {@return the number of the newest version of a row that is in here; 0 for none} */
    int newest(int row) {
        return row < newest.length ? newest[row] : 0;
    }

    /**
     * Adds versions; most are younger than all that are in here.
     *
     * @param added in ascending order; none is in here yet
     */
    void merge(List<VersionRef> added) {
        int from = size - 1;
        int to = size + added.size() - 1;
        reserve(size + added.size());
        for (int next = added.size() - 1; next >= 0; to--) {
            VersionRef ref = added.get(next);
            if (from >= 0 && get(from).compareTo(ref) > 0) {
                set(to, times[from], rows[from], versions[from]);
                from--;
            } else {
                set(to, ref.time(), ref.row(), ref.version());
                next--;
            }
        }
        size += added.size();
        for (VersionRef ref : added) {
            if (ref.row() >= newest.length) {
                newest = Arrays.copyOf(newest, Math.max(ref.row() + 1, grown(newest.length)));
            }
            newest[ref.row()] = Math.max(newest[ref.row()], ref.version());
        }
    }

    private void reserve(int capacity) {
        if (capacity > times.length) {
            int length = Math.max(capacity, grown(times.length));
            times = Arrays.copyOf(times, length);
            rows = Arrays.copyOf(rows, length);
            versions = Arrays.copyOf(versions, length);
        }
    }

    private static int grown(int length) {
        return length + (length >> 1);
    }

    private void set(int at, long time, int row, int version) {
        times[at] = time;
        rows[at] = row;
        versions[at] = version;
    }

    VersionRef get(int at) {
        return new VersionRef(times[at], rows[at], versions[at]);
    }

    /** {@return the number of versions that come before this one} */
    int before(VersionRef ref) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).compareTo(ref) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** {@return the number of versions that are older than this time} */
    int before(long time) {
        return before(new VersionRef(time, -1, 0));
    }

    /** {@return the versions that were current at this time, one of each resource at most} */
    TypeVersions at(long time) {
        TypeVersions found = new TypeVersions();
        int end = time == Long.MAX_VALUE ? size : before(time + 1);
        BitSet current = new BitSet();
        BitSet seen = new BitSet();
        for (int i = end - 1; i >= 0; i--) {
            if (!seen.get(rows[i])) {
                seen.set(rows[i]);
                current.set(i);
            }
        }
        found.reserve(current.cardinality());
        for (int i = current.nextSetBit(0); i >= 0; i = current.nextSetBit(i + 1)) {
            found.set(found.size++, times[i], rows[i], versions[i]);
        }
        return found;
    }
}
