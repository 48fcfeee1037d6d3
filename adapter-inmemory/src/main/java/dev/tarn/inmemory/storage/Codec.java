package dev.tarn.inmemory.storage;

import java.nio.ByteBuffer;

/** The bytes of keys or values in a table, and the order of keys. Thread-safe. */
public interface Codec<T> {

    /** Compares two keys; values need no order. */
    default int compare(T one, T other) {
        throw new UnsupportedOperationException("Values have no order");
    }

    /** {@return about how many bytes it takes in memory} */
    int memory(T value);

    /** {@return whether the sizes differ so little that the storage may estimate them} */
    default boolean isSizeEstimated() {
        return true;
    }

    /** Writes the bytes. */
    void write(RowOutput to, T value);

    /**
     * Reads what was written, and no byte more.
     *
     * @throws RuntimeException if the bytes are not what was written
     */
    T read(ByteBuffer from);
}
