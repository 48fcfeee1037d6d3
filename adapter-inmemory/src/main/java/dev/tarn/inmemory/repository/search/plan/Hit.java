package dev.tarn.inmemory.repository.search.plan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A match and its place in the order of the matches.
 *
 * @param keys its values of the sort keys, as the beginnings of their terms; null where it has none
 * @param type the number of its type among the searched types
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the arrays are never modified.
record Hit(byte[] @Nullable [] keys, int type, int row, int version) {

    /** {@return how two hits are ordered: by the keys, missing values last, then by type and row} */
    static int compare(Hit a, Hit b, List<Boolean> descending) {
        for (int i = 0; i < a.keys.length; i++) {
            int order = compare(a.keys[i], b.keys[i], descending.get(i));
            if (order != 0) {
                return order;
            }
        }
        return a.type != b.type ? Integer.compare(a.type, b.type) : Integer.compare(a.row, b.row);
    }

    private static int compare(byte @Nullable [] a, byte @Nullable [] b, boolean descending) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? 1 : -1;
        }
        int order = Arrays.compareUnsigned(a, b);
        return descending ? -order : order;
    }
}
