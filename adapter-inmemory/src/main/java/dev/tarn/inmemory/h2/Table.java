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
 * One of H2's maps: rows in the order of their keys, each with a checksum that is checked when the row is read. It is
 * changed by a {@link WriteBatch} alone.
 *
 * @param <K> what rows are found by
 * @param <V> what is in a row; nobody changes it any more
 */
final class Table<K, V> {

    private final int number;
    private final String name;
    private final DataType<V> values;
    private final RowChecksum<K, V, Object> seal;
    private final MVMap<K, Object> map;

    private Table(int number, String name, DataType<V> values, RowChecksum<K, V, Object> seal, MVMap<K, Object> map) {
        this.number = number;
        this.name = name;
        this.values = values;
        this.seal = seal;
        this.map = map;
    }

    /**
     * Opens one, and makes it where it is not there.
     *
     * @param number by which the log knows it
     */
    @SuppressWarnings("unchecked") // What is in the map has been sealed by this seal, or is read by its type.
    static <K, V, S> Table<K, V> open(
            MVStore store, int number, String name, DataType<K> keys, DataType<V> values, RowChecksum<K, V, S> seal) {
        RowChecksum<K, V, Object> erased = (RowChecksum<K, V, Object>) seal;
        MVMap.Builder<K, Object> map = new MVMap.Builder<>();
        map.keyType(keys).valueType(erased.type());
        return new Table<>(number, name, values, erased, store.openMap(name, map));
    }

    /** {@return this table in another store; empty where that has none of this name} */
    Optional<MVMap<K, Object>> in(MVStore other) {
        if (!other.hasMap(name)) {
            return Optional.empty();
        }
        MVMap.Builder<K, Object> builder = new MVMap.Builder<>();
        builder.keyType(map.getKeyType()).valueType(seal.type());
        return Optional.of(other.openMap(name, builder));
    }

    /** {@return how keys are written} */
    DataType<K> keyType() {
        return map.getKeyType();
    }

    /** {@return how values with their checksums are written} */
    DataType<Object> rowType() {
        return seal.type();
    }

    /** {@return the value of a row; empty where its checksum is wrong} */
    Optional<V> whole(K key, Object row) {
        return seal.isWhole(key, row) ? Optional.of(seal.open(key, row)) : Optional.empty();
    }

    /** {@return about how many bytes a value takes} */
    int size(V value) {
        return values.getMemory(value);
    }

    @Override
    public String toString() {
        return name;
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
        Object row = map.get(key);
        return row == null ? Optional.empty() : Optional.of(opened(key, row));
    }

    /** {@return the rows from the first key to the last, both included, in order} */
    Iterable<Map.Entry<K, V>> rows(K first, K last) {
        return () -> new Rows(map.cursor(first, last, false));
    }

    /** {@return all rows, in order} */
    Iterable<Map.Entry<K, V>> rows() {
        return () -> new Rows(map.cursor(map.firstKey(), null, false));
    }

    /** {@return the keys from the first to the last, both included, in order; their rows are not checked} */
    Iterable<K> keys(K first, K last) {
        return () -> map.cursor(first, last, false);
    }

    /** {@return the keys of all rows, in order; the rows are not checked} */
    Iterable<K> keys() {
        return () -> map.cursor(map.firstKey(), null, false);
    }

    /** {@return the value of a row whose checksum is right} */
    private V opened(K key, Object row) {
        if (!seal.isWhole(key, row)) {
            throw DamagedRowException.of(name, key, seal.open(key, row));
        }
        return seal.open(key, row);
    }

    /** {@return the greatest key that is not greater than this one} */
    Optional<K> floorKey(K key) {
        return Optional.ofNullable(map.floorKey(key));
    }

    /** Puts a row there; without a value, removes the one that is there. */
    void set(K key, Optional<V> value) {
        if (value.isPresent()) {
            map.put(key, seal.seal(key, value.get()));
        } else {
            map.remove(key);
        }
    }

    void writeKey(WriteBuffer to, K key) {
        map.getKeyType().write(to, key);
    }

    void writeValue(WriteBuffer to, V value) {
        values.write(to, value);
    }

    K readKey(ByteBuffer from) {
        return map.getKeyType().read(from);
    }

    V readValue(ByteBuffer from) {
        return values.read(from);
    }

    /** H2's cursor, as an iterator over both keys and values. */
    private final class Rows implements Iterator<Map.Entry<K, V>> {

        private final Cursor<K, Object> cursor;

        Rows(Cursor<K, Object> cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean hasNext() {
            return cursor.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            K key = cursor.next();
            return Map.entry(key, opened(key, cursor.getValue()));
        }
    }
}
