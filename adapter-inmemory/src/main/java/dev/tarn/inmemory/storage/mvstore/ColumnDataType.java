package dev.tarn.inmemory.storage.mvstore;

import org.h2.mvstore.type.BasicDataType;

/**
 * What is in a column of H2's maps. All of them are kept in arrays of the same kind: the JVM's compiler takes an array of
 * objects to be that and no more until it has met another, and then compiles once more what writes into it, which is half
 * of H2. The maps that H2 has for itself are of texts, so that it happens all the same, but less often.
 *
 * @param <T> the type of the column's values, which are immutable
 */
abstract class ColumnDataType<T> extends BasicDataType<T> {

    @Override
    @SuppressWarnings("unchecked") // Only H2 holds the array, as an Object[].
    public final T[] createStorage(int size) {
        return (T[]) new Object[size];
    }
}
