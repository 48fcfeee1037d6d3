package dev.tarn.inmemory.storage.mvstore;

import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.TableSpec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;

/** The tables of a store, by their numbers; log records name them so. */
public final class TableSet {

    private final List<MvTable<?, ?>> byNumber;

    private TableSet(List<MvTable<?, ?>> byNumber) {
        this.byNumber = byNumber;
    }

    /** Opens the tables, and makes those that are not there: in the order of their numbers, which a recovery relies on. */
    static TableSet open(MVStore store, List<TableSpec<?, ?>> specs) {
        return new TableSet(specs.stream()
                .<MvTable<?, ?>>map(spec -> MvTable.open(store, spec))
                .toList());
    }

    /** {@return all tables, by their numbers} */
    public List<MvTable<?, ?>> all() {
        return byNumber;
    }

    int count() {
        return byNumber.size();
    }

    @SuppressWarnings("unchecked") // A table has the types of its specification.
    <K, V> Table<K, V> table(TableSpec<K, V> spec) {
        return (Table<K, V>) byNumber.get(spec.number());
    }

    /** Receives the changes of a record, row by row. */
    public interface Changes {

        /** Puts a row; without a value, removes it. */
        <K, V> void set(MvTable<K, V> table, K key, Optional<V> value);
    }

    /**
     * Applies the changes of a log record. Idempotent.
     *
     * @throws IllegalStateException if the bytes are no record
     */
    void replay(ByteBuffer record) {
        replay(record, new Changes() {
            @Override
            public <K, V> void set(MvTable<K, V> table, K key, Optional<V> value) {
                table.set(key, value);
            }
        });
    }

    /**
     * Reads the changes of a log record.
     *
     * @throws IllegalStateException if the bytes are no record
     */
    public void replay(ByteBuffer record, Changes changes) {
        try {
            while (record.hasRemaining()) {
                replay(byNumber.get(DataUtils.readVarInt(record)), record, changes);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("what is to be done again cannot be read", e);
        }
    }

    private static <K, V> void replay(MvTable<K, V> table, ByteBuffer record, Changes changes) {
        for (int left = DataUtils.readVarInt(record); left > 0; left--) {
            K key = table.readKey(record);
            changes.set(table, key, record.get() == 0 ? Optional.empty() : Optional.of(table.readValue(record)));
        }
    }
}
