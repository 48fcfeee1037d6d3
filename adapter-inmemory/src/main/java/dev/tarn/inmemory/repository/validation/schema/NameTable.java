package dev.tarn.inmemory.repository.validation.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps names to values; looked up by a range of bytes without decoding it. Open addressing with linear probing,
 * a quarter full at most. Immutable and thread-safe.
 */
public final class NameTable<V> {

    private final byte[][] names;
    private final Object[] values;
    private final int mask;

    public NameTable(Map<String, V> entries) {
        int size = Math.max(4, Integer.highestOneBit(entries.size()) * 8);
        this.names = new byte[size][];
        this.values = new Object[size];
        this.mask = size - 1;
        entries.forEach((name, value) -> {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            int at = hash(utf8, 0, utf8.length) & mask;
            while (names[at] != null) {
                at = (at + 1) & mask;
            }
            names[at] = utf8;
            values[at] = value;
        });
    }

    /** {@return the value of the name that lies in this range; null where there is none} */
    @SuppressWarnings("unchecked") // only values of type V are put in
    public @Nullable V find(byte[] bytes, int from, int to) {
        int at = hash(bytes, from, to) & mask;
        for (byte[] name = names[at]; name != null; name = names[at]) {
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return (V) values[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    /** Of the length and four bytes: names of one type differ in them nearly always. */
    private static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + bytes[from];
        hash = hash * 31 + bytes[to - 1];
        hash = hash * 31 + bytes[from + (length >> 1)];
        hash = hash * 31 + bytes[from + (length >> 2)];
        return hash ^ (hash >>> 7);
    }
}
