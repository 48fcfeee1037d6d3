package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.WriteBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one transaction, buffered until they are in the log: a discarded batch has changed nothing.
 */
final class MvWriteBatch implements WriteBatch {

    /** By the numbers of the tables; nothing where a table is not changed. */
    private final @Nullable Changes<?, ?>[] changed;

    private final long change;
    private final List<Runnable> committed = new ArrayList<>();

    /**
     * An empty batch.
     *
     * @param change the number that it has once it is committed
     * @param tables the number of tables
     */
    MvWriteBatch(long change, int tables) {
        this.change = change;
        this.changed = new Changes<?, ?>[tables];
    }

    /** {@return the number of the change that this batch is: greater than that of all batches before} */
    @Override
    public long change() {
        return change;
    }

    /** Runs this when the batch has been committed, before any reader sees it. */
    @Override
    public void onCommit(Runnable action) {
        committed.add(action);
    }

    @Override
    public <K, V> Optional<V> get(Table<K, V> table, K key) {
        Optional<V> change = of(table).byKey.get(key);
        return change == null ? table.get(key) : change;
    }

    /** {@return whether there is a change of the row with this key} */
    @Override
    public <K, V> boolean isChanged(Table<K, V> table, K key) {
        return of(table).byKey.containsKey(key);
    }

    /** Puts a row there, whether there is one or not. */
    @Override
    public <K, V> void put(Table<K, V> table, K key, V value) {
        of(table).byKey.put(key, Optional.of(value));
    }

    /** Removes a row, if it is there. */
    @Override
    public <K, V> void remove(Table<K, V> table, K key) {
        of(table).byKey.put(key, Optional.empty());
    }

    /**
     * Removes rows from the first key to the last, both included, also those that are only here.
     *
     * @param most at most so many of those that are there
     * @return how many of those that are there
     */
    @Override
    public <K, V> int remove(Table<K, V> table, K first, K last, int most) {
        Changes<K, V> changes = of(table);
        changes.byKey.replaceAll(
                (key, change) -> changes.table.isBetween(first, key, last) ? Optional.empty() : change);
        int count = 0;
        for (K key : table.keys(first, last)) {
            if (count == most) {
                break;
            }
            changes.byKey.put(key, Optional.empty());
            count++;
        }
        return count;
    }

    /** Removes all rows. */
    @Override
    public <K, V> void remove(Table<K, V> table) {
        Changes<K, V> changes = of(table);
        changes.byKey.replaceAll((key, change) -> Optional.empty());
        table.keys().forEach(key -> changes.byKey.put(key, Optional.empty()));
    }

    boolean isEmpty() {
        for (Changes<?, ?> changes : changed) {
            if (changes != null && !changes.byKey.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Writes all changes, for {@link TableSet#replay}. */
    void write(WriteBuffer record) {
        for (Changes<?, ?> changes : changed) {
            if (changes != null) {
                changes.write(record);
            }
        }
    }

    /** Applies all changes. */
    void apply() {
        for (Changes<?, ?> changes : changed) {
            if (changes != null) {
                changes.apply();
            }
        }
        committed.forEach(Runnable::run);
    }

    @SuppressWarnings("unchecked") // What is put here has the types of its table.
    private <K, V> Changes<K, V> of(Table<K, V> face) {
        MvTable<K, V> table = (MvTable<K, V>) face;
        Changes<?, ?> known = changed[table.number()];
        if (known == null) {
            known = new Changes<>(table);
            changed[table.number()] = known;
        }
        return (Changes<K, V>) known;
    }

    /** The changes of one table; without a value where the row is to go. */
    private static final class Changes<K, V> {

        private final MvTable<K, V> table;
        private final Map<K, Optional<V>> byKey = new LinkedHashMap<>();

        Changes(MvTable<K, V> table) {
            this.table = table;
        }

        void write(WriteBuffer record) {
            if (!byKey.isEmpty()) {
                record.putVarInt(table.number()).putVarInt(byKey.size());
                byKey.forEach((key, value) -> {
                    table.writeKey(record, key);
                    record.put((byte) (value.isPresent() ? 1 : 0));
                    value.ifPresent(there -> table.writeValue(record, there));
                });
            }
        }

        void apply() {
            byKey.forEach(table::set);
        }
    }
}
