package dev.tarn.inmemory.storage.mvstore;

import org.h2.mvstore.type.DataType;

/**
 * How the rows of a table carry their checksums.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 * @param <S> the value with its checksum, as H2's map has it
 */
interface RowChecksum<K, V, S> {

    /** {@return how values with checksums are written} */
    DataType<S> type();

    /** {@return the value with its checksum} */
    S seal(K key, V value);

    /** {@return the value, whether its checksum is right or not} */
    V open(K key, S sealed);

    /** {@return whether the checksum is that of this key and value} */
    boolean isWhole(K key, S sealed);
}
