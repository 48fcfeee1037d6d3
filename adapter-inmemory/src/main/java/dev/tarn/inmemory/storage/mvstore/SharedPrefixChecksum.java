package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.KeyHash;
import org.h2.mvstore.type.DataType;

/**
 * Checksums for numbers whose keys have the same upper halves: the upper half of the value is free for a hash of both, and
 * a row is no longer than without a checksum.
 */
final class SharedPrefixChecksum implements RowChecksum<Long, Long, Long> {

    private static final long LOWER = 0xFFFF_FFFFL;

    @Override
    public DataType<Long> type() {
        return NumberDataType.INSTANCE;
    }

    @Override
    public Long seal(Long key, Long value) {
        if (key >>> 32 != value >>> 32) {
            throw new IllegalArgumentException("Key " + key + " and value " + value + " have different upper halves");
        }
        return (long) KeyHash.of(key, value) << 32 | (value & LOWER);
    }

    @Override
    public Long open(Long key, Long row) {
        return (key & ~LOWER) | (row & LOWER);
    }

    @Override
    public boolean isWhole(Long key, Long row) {
        return KeyHash.of(key, open(key, row)) == (int) (row >>> 32);
    }
}
