package dev.tarn.inmemory.storage.schema;

import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.WriteBatch;

/**
 * Something that is done with a database.
 *
 * @param <L> {@link ReadView} for what only reads, {@link WriteBatch} for what writes
 * @param <T> what it returns
 */
@FunctionalInterface
public interface TransactionBody<L extends ReadView, T> {

    /**
     * Does it.
     *
     * @param view for this call only
     */
    T run(Tables tables, L view);
}
