package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.WriteBatch;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies the rows of one table from one keyspace to another: all of them, or those that differ. Not thread-safe.
 *
 * @param <K> the keys, which are in the same order in all keyspaces
 */
final class TableCopy<K, V> {

    /** The first and the last key of a keyspace. */
    record Span<K>(K first, K last) {}

    private final Table<K, V> table;
    private final Comparator<? super K> order;
    private final Span<K> source;
    private final Span<K> target;
    private final UnaryOperator<K> keys;
    private final UnaryOperator<V> values;
    private K next;

    /**
     * A copy that has not begun.
     *
     * @param keys from a key of the source to the key of the target
     * @param values from a value of the source to the value of the target
     */
    TableCopy(
            Table<K, V> table,
            Comparator<? super K> order,
            Span<K> source,
            Span<K> target,
            UnaryOperator<K> keys,
            UnaryOperator<V> values) {
        this.table = table;
        this.order = order;
        this.source = source;
        this.target = target;
        this.keys = keys;
        this.values = values;
        this.next = source.first();
    }

    /** Copies more rows, until the allowance is exceeded. {@return whether there are more} */
    boolean copySome(WriteBatch writes, WriteAllowance allowance) {
        for (Map.Entry<K, V> row : table.rows(next, source.last())) {
            if (allowance.isExceeded()) {
                next = row.getKey();
                return true;
            }
            put(writes, keys.apply(row.getKey()), values.apply(row.getValue()), allowance);
        }
        next = source.last();
        return false;
    }

    /** Makes the target equal by writing the rows that differ, until the allowance is exceeded. */
    void writeDifferences(WriteBatch writes, WriteAllowance allowance) {
        Iterator<Map.Entry<K, V>> rows =
                table.rows(target.first(), target.last()).iterator();
        Map.Entry<K, V> there = next(rows);
        for (Map.Entry<K, V> row : table.rows(source.first(), source.last())) {
            K key = keys.apply(row.getKey());
            V value = values.apply(row.getValue());
            while (there != null && order.compare(there.getKey(), key) < 0) {
                remove(writes, there.getKey(), allowance);
                there = next(rows);
            }
            if (there == null || order.compare(there.getKey(), key) > 0) {
                put(writes, key, value, allowance);
            } else {
                if (!there.getValue().equals(value)) {
                    put(writes, key, value, allowance);
                }
                there = next(rows);
            }
            if (allowance.isExceeded()) {
                return;
            }
        }
        while (there != null && !allowance.isExceeded()) {
            remove(writes, there.getKey(), allowance);
            there = next(rows);
        }
    }

    private void put(WriteBatch writes, K key, V value, WriteAllowance allowance) {
        writes.put(table, key, value);
        allowance.take(table.size(value));
    }

    private void remove(WriteBatch writes, K key, WriteAllowance allowance) {
        writes.remove(table, key);
        allowance.take(0);
    }

    private static <E> @Nullable E next(Iterator<E> rows) {
        return rows.hasNext() ? rows.next() : null;
    }
}
