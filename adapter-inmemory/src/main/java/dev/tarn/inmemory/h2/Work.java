package dev.tarn.inmemory.h2;

/**
 * Something that is done with a database.
 *
 * @param <L> {@link Look} for what only reads, {@link Draft} for what writes
 * @param <T> what it returns
 */
@FunctionalInterface
interface Work<L extends Look, T> {

    /**
     * Does it.
     *
     * @param look for this call only
     */
    T run(Tables tables, L look);
}
