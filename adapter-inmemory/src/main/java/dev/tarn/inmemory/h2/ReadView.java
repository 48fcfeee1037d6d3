package dev.tarn.inmemory.h2;

import java.util.Optional;

/** Sees rows: those that are there, or as they will be when what is being written has been written. */
interface ReadView {

    /** For those who read. */
    ReadView COMMITTED = new ReadView() {
        @Override
        public <K, V> Optional<V> get(Table<K, V> table, K key) {
            return table.get(key);
        }
    };

    /** {@return the row with this key} */
    <K, V> Optional<V> get(Table<K, V> table, K key);
}
