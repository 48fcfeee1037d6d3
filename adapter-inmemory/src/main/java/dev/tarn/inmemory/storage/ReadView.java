package dev.tarn.inmemory.storage;

import java.util.Optional;

/** Rows as one transaction sees them: the committed ones, with the transaction's own changes. */
public interface ReadView {

    /** A view of the committed rows. */
    ReadView COMMITTED = new ReadView() {
        @Override
        public <K, V> Optional<V> get(Table<K, V> table, K key) {
            return table.get(key);
        }
    };

    /** {@return the row with this key} */
    <K, V> Optional<V> get(Table<K, V> table, K key);
}
