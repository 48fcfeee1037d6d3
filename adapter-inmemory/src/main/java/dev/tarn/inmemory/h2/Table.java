package dev.tarn.inmemory.h2;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;

/**
 * One of H2's maps: rows in the order of their keys. It is changed by a {@link Draft} alone.
 *
 * @param <K> what rows are found by
 * @param <V> what is in a row; nobody changes it any more
 */
final class Table<K, V> {

    private final int number;
    private final MVMap<K, V> map;

    private Table(int number, MVMap<K, V> map) {
        this.number = number;
        this.map = map;
    }

    /**
     * Opens one, and makes it where it is not there.
     *
     * @param number by which the log knows it
     */
    static <K, V> Table<K, V> open(MVStore store, int number, String name, DataType<K> key, DataType<V> value) {
        return new Table<>(
                number,
                store.openMap(name, new MVMap.Builder<K, V>().keyType(key).valueType(value)));
    }

    int number() {
        return number;
    }

    /** {@return whether a key is none before the first and none after the last} */
    boolean isBetween(K first, K key, K last) {
        DataType<K> order = map.getKeyType();
        return order.compare(first, key) <= 0 && order.compare(key, last) <= 0;
    }

    /** {@return the row with this key} */
    Optional<V> get(K key) {
        return Optional.ofNullable(map.get(key));
    }

    /** {@return the rows from the first key to the last, both included, in order} */
    Iterable<Map.Entry<K, V>> rows(K first, K last) {
        return () -> new Rows<>(map.cursor(first, last, false));
    }

    /** {@return all rows, in order} */
    Iterable<Map.Entry<K, V>> rows() {
        return () -> new Rows<>(map.cursor(map.firstKey(), null, false));
    }

    /** {@return the greatest key that is not greater than this one} */
    Optional<K> floorKey(K key) {
        return Optional.ofNullable(map.floorKey(key));
    }

    /** Puts a row there; without a value, removes the one that is there. */
    void set(K key, Optional<V> value) {
        if (value.isPresent()) {
            map.put(key, value.get());
        } else {
            map.remove(key);
        }
    }

    void writeKey(WriteBuffer to, K key) {
        map.getKeyType().write(to, key);
    }

    void writeValue(WriteBuffer to, V value) {
        map.getValueType().write(to, value);
    }

    K readKey(ByteBuffer from) {
        return map.getKeyType().read(from);
    }

    V readValue(ByteBuffer from) {
        return map.getValueType().read(from);
    }

    /** H2's cursor, as an iterator over both keys and values. */
    private record Rows<K, V>(Cursor<K, V> cursor) implements Iterator<Map.Entry<K, V>> {

        @Override
        public boolean hasNext() {
            return cursor.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            K key = cursor.next();
            return Map.entry(key, cursor.getValue());
        }
    }
}
