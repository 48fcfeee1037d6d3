package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.DamagedRowException;
import dev.tarn.inmemory.storage.FailureReasons;
import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.TableSpec;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * One of H2's maps: rows in the order of their keys, each with a checksum that is checked when the row is read. It is
 * changed by a {@link MvWriteBatch} alone.
 *
 * @param <K> the key
 * @param <V> the content of a row, which is immutable
 */
public final class MvTable<K, V> implements Table<K, V> {

    private final int number;
    private final String name;
    private final DataType<V> values;
    private final RowChecksum<K, V, Object> seal;
    private final MVMap<K, Object> map;

    private MvTable(int number, String name, DataType<V> values, RowChecksum<K, V, Object> seal, MVMap<K, Object> map) {
        this.number = number;
        this.name = name;
        this.values = values;
        this.seal = seal;
        this.map = map;
    }

    /** Opens a table, and makes it where it is not there. */
    @SuppressWarnings("unchecked") // A table that shares prefixes has numbers on both sides.
    static <K, V> MvTable<K, V> open(MVStore store, TableSpec<K, V> spec) {
        DataType<K> keys = DataTypes.of(spec.keys());
        DataType<V> values = DataTypes.of(spec.values());
        return spec.sharesPrefix()
                ? open(store, spec, keys, values, (RowChecksum<K, V, ?>) new SharedPrefixChecksum())
                : open(store, spec, keys, values, Checksummed.with(values, spec.keyHash()));
    }

    @SuppressWarnings("unchecked") // What is in the map has been sealed by this seal, or is read by its type.
    private static <K, V> MvTable<K, V> open(
            MVStore store, TableSpec<K, V> spec, DataType<K> keys, DataType<V> values, RowChecksum<K, V, ?> seal) {
        RowChecksum<K, V, Object> erased = (RowChecksum<K, V, Object>) seal;
        MVMap.Builder<K, Object> map = new MVMap.Builder<>();
        map.keyType(keys).valueType(erased.type());
        return new MvTable<>(spec.number(), spec.name(), values, erased, store.openMap(spec.name(), map));
    }

    /** {@return this table in another store; empty where that has none of this name} */
    public Optional<MVMap<K, Object>> in(MVStore other) {
        if (!other.hasMap(name)) {
            return Optional.empty();
        }
        MVMap.Builder<K, Object> builder = new MVMap.Builder<>();
        builder.keyType(map.getKeyType()).valueType(seal.type());
        return Optional.of(other.openMap(name, builder));
    }

    /** {@return how keys are written} */
    public DataType<K> keyType() {
        return map.getKeyType();
    }

    /** {@return how values with their checksums are written} */
    public DataType<Object> rowType() {
        return seal.type();
    }

    /** {@return the value of a row; empty where its checksum is wrong} */
    public Optional<V> whole(K key, Object row) {
        return seal.isWhole(key, row) ? Optional.of(seal.open(key, row)) : Optional.empty();
    }

    /** {@return about how many bytes a value takes} */
    @Override
    public int size(V value) {
        return values.getMemory(value);
    }

    @Override
    public String toString() {
        return name;
    }

    public int number() {
        return number;
    }

    /** {@return whether a key is none before the first and none after the last} */
    boolean isBetween(K first, K key, K last) {
        DataType<K> order = map.getKeyType();
        return order.compare(first, key) <= 0 && order.compare(key, last) <= 0;
    }

    /** {@return the row with this key} */
    @Override
    public Optional<V> get(K key) {
        Object row;
        try {
            row = map.get(key);
        } catch (MVStoreException e) {
            throw unreadable(key, e);
        }
        return row == null ? Optional.empty() : Optional.of(opened(key, row));
    }

    /** {@return the rows from the first key to the last, both included, in order} */
    @Override
    public Iterable<Map.Entry<K, V>> rows(K first, K last) {
        return () -> rows(first, last, first);
    }

    /** {@return all rows, in order} */
    @Override
    public Iterable<Map.Entry<K, V>> rows() {
        return () -> rows(map.firstKey(), null, "the first");
    }

    /** {@return the keys from the first to the last, both included, in order; their rows are not checked} */
    @Override
    public Iterable<K> keys(K first, K last) {
        return () -> map.cursor(first, last, false);
    }

    /** {@return the keys of all rows, in order; the rows are not checked} */
    @Override
    public Iterable<K> keys() {
        return () -> map.cursor(map.firstKey(), null, false);
    }

    /** {@return the failure of a row on a damaged page; any other failure is as H2 has thrown it} */
    private RuntimeException unreadable(Object key, MVStoreException failure) {
        return FailureReasons.isDamage(failure) ? DamagedRowException.unreadable(name, key, failure) : failure;
    }

    /** {@return the value of a row whose checksum is right} */
    private V opened(K key, Object row) {
        if (!seal.isWhole(key, row)) {
            throw DamagedRowException.of(name, key, seal.open(key, row));
        }
        return seal.open(key, row);
    }

    /** {@return the greatest key that is not greater than this one} */
    @Override
    public Optional<K> floorKey(K key) {
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

    private Iterator<Map.Entry<K, V>> rows(@Nullable K first, @Nullable K last, Object name) {
        try {
            return new Rows(map.cursor(first, last, false), name);
        } catch (MVStoreException e) {
            throw unreadable(name, e);
        }
    }

    /** H2's cursor, as an iterator over both keys and values. */
    private final class Rows implements Iterator<Map.Entry<K, V>> {

        private final Cursor<K, Object> cursor;
        private Object last;

        Rows(Cursor<K, Object> cursor, Object first) {
            this.cursor = cursor;
            this.last = first;
        }

        @Override
        public boolean hasNext() {
            try {
                return cursor.hasNext();
            } catch (MVStoreException e) {
                throw unreadable("after " + last, e);
            }
        }

        @Override
        public Map.Entry<K, V> next() {
            K key = cursor.next();
            last = key;
            return Map.entry(key, opened(key, cursor.getValue()));
        }
    }
}
