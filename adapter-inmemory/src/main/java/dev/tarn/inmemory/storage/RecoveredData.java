package dev.tarn.inmemory.storage;

import java.util.List;
import java.util.Optional;

/** Receives what a recovery finds whole in a damaged directory, and writes it into a new storage. */
public interface RecoveredData {

    /** Puts a row; without a value, removes it. Later calls win. */
    <K, V> void set(Table<K, V> table, K key, Optional<V> value);

    /**
     * Notes what became of the other rows of a table.
     *
     * @param damaged how many rows were found that are not whole
     * @param uncertain how many of the rows that were found may be older than their last change
     */
    void missed(Table<?, ?> table, long damaged, long uncertain);

    /** Writes what was set until now. */
    void flush();

    /** Notes that something was lost. */
    void lost(String what);

    /** Completes the new storage. {@return the kept and the lost data, as lines of text} */
    Result finish();

    /** What was kept and what was lost, as lines of text. */
    record Result(List<String> kept, List<String> lost) {}
}
