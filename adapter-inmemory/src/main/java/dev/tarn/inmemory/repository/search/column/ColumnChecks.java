package dev.tarn.inmemory.repository.search.column;

import java.util.BitSet;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a segment may be used. One in a file is checked against its checksum when it is first used, so that a search
 * reads no more of a file than it needs. A segment of a partial index has columns of some parameters only. Thread-safe: two
 * threads may check the same column.
 */
final class ColumnChecks {

    /** Null where the segment is in the heap. */
    private final int @Nullable [] checksums;
    /** Null where all are indexed. */
    private final @Nullable BitSet parameters;

    private final boolean[] checked;
    private volatile boolean damaged;

    private ColumnChecks(int columns, int @Nullable [] checksums, @Nullable BitSet parameters) {
        this.checksums = checksums;
        this.parameters = parameters;
        this.checked = new boolean[columns];
    }

    static ColumnChecks ofFile(int[] checksums) {
        return new ColumnChecks(checksums.length, checksums, null);
    }

    /** {@return checks of a segment that has these parameters only; null where it has all} */
    static @Nullable ColumnChecks inHeap(int columns, @Nullable BitSet parameters) {
        return parameters == null ? null : new ColumnChecks(columns, null, parameters);
    }

    /** {@return checks of the same file, which has these parameters only} */
    ColumnChecks ofParameters(BitSet only) {
        return new ColumnChecks(checked.length, checksums, only);
    }

    @Nullable
    BitSet parameters() {
        return parameters;
    }

    boolean isChecked(int column) {
        return checked[column];
    }

    void require(Segment segment, int column) {
        if (!checked[column]) {
            if (parameters != null && !parameters.get(TermCode.parameter(column))) {
                throw new ColumnNotIndexedException();
            }
            if (checksums != null) {
                OptionalInt actual = segment.checksum(column);
                if (actual.isEmpty() || actual.getAsInt() != checksums[column]) {
                    damaged = true;
                    throw new DamagedSegmentException("the checksum of its column " + column + " is wrong");
                }
            }
            checked[column] = true;
        }
    }

    boolean isDamaged() {
        return damaged;
    }
}
