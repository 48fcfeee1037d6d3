package dev.tarn.inmemory.storage.mvstore.recovery;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.type.DataType;

/**
 * A page of a B-tree: {@code page = length (4), check (2), number, map, count, type (1), (child (8)*, rows*)?, key*,
 * value*}.
 *
 * @param map the number of H2's map
 * @param count how many keys
 * @param bytes what follows
 */
record SalvagedPage(int map, int count, boolean leaf, ByteBuffer bytes) {

    /**
     * Reads the beginning of a page.
     *
     * @throws RuntimeException if it is none
     */
    static SalvagedPage of(ByteBuffer bytes) {
        bytes.position(Integer.BYTES + Short.BYTES);
        DataUtils.readVarInt(bytes);
        int map = DataUtils.readVarInt(bytes);
        int count = DataUtils.readVarInt(bytes);
        int type = bytes.get();
        if (count < 0 || count > bytes.remaining() || (type & ~DataUtils.PAGE_TYPE_NODE) != 0) {
            throw new IllegalStateException("this is no page");
        }
        return new SalvagedPage(map, count, type == DataUtils.PAGE_TYPE_LEAF, bytes);
    }

    /** {@return whether bytes begin as a page at this place does} */
    static boolean isPlausible(int chunk, int offset, int length, short check) {
        return check
                == (short) (DataUtils.getCheckValue(chunk)
                        ^ DataUtils.getCheckValue(offset)
                        ^ DataUtils.getCheckValue(length));
    }

    /** {@return the positions of the pages below this one} */
    long[] children() {
        long[] positions = new long[count + 1];
        for (int i = 0; i <= count; i++) {
            positions[i] = bytes.getLong();
        }
        for (int i = 0; i <= count; i++) {
            DataUtils.readVarLong(bytes);
        }
        return positions;
    }

    /** {@return the keys, which follow the children} */
    <K> K[] keys(DataType<K> type) {
        K[] keys = type.createStorage(count);
        type.read(bytes, keys, count);
        return keys;
    }
}
