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
    public Long seal(Long finder, Long place) {
        if (finder >>> 32 != place >>> 32) {
            throw new IllegalArgumentException("Finder " + finder + " and place " + place + " are of two shelves");
        }
        return (long) KeyHash.of(finder, place) << 32 | (place & LOWER);
    }

    @Override
    public Long open(Long finder, Long row) {
        return (finder & ~LOWER) | (row & LOWER);
    }

    @Override
    public boolean isWhole(Long finder, Long row) {
        return KeyHash.of(finder, open(finder, row)) == (int) (row >>> 32);
    }
}
