package dev.tarn.inmemory.h2;

import org.h2.mvstore.type.DataType;

/**
 * Checksums for places by finders, of which there are as many as resources. Both have the partition in their upper halves, so
 * the upper half of the value is free for a hash of both, and a row stays as long as it was.
 */
final class RowIdChecksum implements RowChecksum<Long, Long, Long> {

    private static final long LOWER = 0xFFFF_FFFFL;

    @Override
    public DataType<Long> type() {
        return NumberDataType.INSTANCE;
    }

    @Override
    public Long seal(Long idKey, Long rowId) {
        if (idKey >>> 32 != rowId >>> 32) {
            throw new IllegalArgumentException("Finder " + idKey + " and place " + rowId + " are of two shelves");
        }
        return (long) KeyHash.of(idKey, rowId) << 32 | (rowId & LOWER);
    }

    @Override
    public Long open(Long idKey, Long row) {
        return (idKey & ~LOWER) | (row & LOWER);
    }

    @Override
    public boolean isWhole(Long idKey, Long row) {
        return KeyHash.of(idKey, open(idKey, row)) == (int) (row >>> 32);
    }
}
