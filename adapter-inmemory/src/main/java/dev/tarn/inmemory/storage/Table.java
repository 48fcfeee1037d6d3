package dev.tarn.inmemory.storage;

import java.util.Map;
import java.util.Optional;

/**
 * A table of a {@link Storage}: rows in the order of their keys. A row's checksum is checked whenever its value is read. A
 * table is read within {@link Storage#read} or {@link Storage#write}, and is changed by a {@link WriteBatch} alone.
 *
 * @param <K> the type of keys
 * @param <V> the type of values; immutable
 */
public interface Table<K, V> {

    /**
     * {@return the row with this key}
     *
     * @throws DamagedRowException if the row is damaged or cannot be read
     */
    Optional<V> get(K key);

    /** {@return the rows from the first key to the last, both included, in order} */
    Iterable<Map.Entry<K, V>> rows(K first, K last);

    /** {@return all rows, in order} */
    Iterable<Map.Entry<K, V>> rows();

    /** {@return the keys from the first to the last, both included, in order; their rows are not checked} */
    Iterable<K> keys(K first, K last);

    /** {@return the keys of all rows, in order; the rows are not checked} */
    Iterable<K> keys();

    /** {@return the greatest key that is not greater than this one} */
    Optional<K> floorKey(K key);

    /** {@return about how many bytes a value takes in memory} */
    int size(V value);
}
