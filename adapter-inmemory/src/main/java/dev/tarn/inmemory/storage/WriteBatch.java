package dev.tarn.inmemory.storage;

/** The changes of one transaction. Other transactions see none of them until all are committed. Not thread-safe. */
public interface WriteBatch extends ReadView {

    /** {@return the number of this change: greater than that of every change before, also from one process to the next} */
    long change();

    /** Runs the action when the batch has been committed, before any reader sees it. It must be short. */
    void onCommit(Runnable action);

    /** {@return whether this batch changes the row with this key} */
    <K, V> boolean isChanged(Table<K, V> table, K key);

    /** Puts a row, whether there is one or not. */
    <K, V> void put(Table<K, V> table, K key, V value);

    /** Removes a row, if it is there. */
    <K, V> void remove(Table<K, V> table, K key);

    /**
     * Removes rows from the first key to the last, both included, also those that only this batch has put.
     *
     * @param most the most committed rows to remove
     * @return the number of committed rows that are removed
     */
    <K, V> int remove(Table<K, V> table, K first, K last, int most);

    /** Removes all rows of a table. */
    <K, V> void remove(Table<K, V> table);
}
