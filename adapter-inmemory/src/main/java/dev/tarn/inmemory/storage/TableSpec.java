package dev.tarn.inmemory.storage;

import java.util.function.ToIntFunction;

/**
 * What a {@link Storage} has to know of a table. Number, name and columns are in files: another meaning of existing data
 * needs another format.
 *
 * @param number by which log records know the table: unique, and without gaps from 0
 * @param keyHash the hash of a key in the checksum of its row; ignored where {@code sharesPrefix}
 * @param sharesPrefix whether keys and values are {@code long}s of which each pair has the same upper half; then the
 *     checksum takes the place of the value's upper half, and a row is no longer than without
 */
public record TableSpec<K, V>(
        int number, String name, Column<K> keys, Column<V> values, ToIntFunction<K> keyHash, boolean sharesPrefix) {

    /** {@return a table whose rows carry their checksums behind the value} */
    public static <K, V> TableSpec<K, V> of(
            int number, String name, Column<K> keys, Column<V> values, ToIntFunction<K> keyHash) {
        return new TableSpec<>(number, name, keys, values, keyHash, false);
    }

    /** {@return a table of numbers whose keys and values have the same upper halves} */
    public static TableSpec<Long, Long> sharingPrefix(int number, String name) {
        return new TableSpec<>(number, name, Column.NUMBER, Column.NUMBER, KeyHash::of, true);
    }
}
