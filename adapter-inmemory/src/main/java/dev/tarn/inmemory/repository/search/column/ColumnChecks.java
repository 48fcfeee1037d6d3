package dev.tarn.inmemory.repository.search.column;

import java.util.OptionalInt;

/**
 * Which columns of a segment in a file were checked against their checksums. A column is checked when it is first used, so that
 * a search reads no more of a file than it needs. Thread-safe: two threads may check the same column.
 */
final class ColumnChecks {

    private final int[] checksums;
    private final boolean[] checked;
    private volatile boolean damaged;

    ColumnChecks(int[] checksums) {
        this.checksums = checksums;
        this.checked = new boolean[checksums.length];
    }

    boolean isChecked(int column) {
        return checked[column];
    }

    void require(Segment segment, int column) {
        if (!checked[column]) {
            OptionalInt actual = segment.checksum(column);
            if (actual.isEmpty() || actual.getAsInt() != checksums[column]) {
                damaged = true;
                throw new DamagedSegmentException("the checksum of its column " + column + " is wrong");
            }
            checked[column] = true;
        }
    }

    boolean isDamaged() {
        return damaged;
    }
}
