package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.inmemory.storage.schema.Database;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keyspaces that this process fills and reads, and that are no data store's: the database has them as dropped from the
 * beginning, so that the next process deletes their rows if this one could not. Thread-safe.
 */
public final class HeldKeyspaces {

    private final Set<Integer> numbers = ConcurrentHashMap.newKeySet();

    /** {@return the number of a new keyspace, which has no rows} */
    public int add(Database database) {
        return database.write((tables, writes) -> {
            long number = KeyspaceNumbers.next(tables, writes);
            writes.put(tables.droppedKeyspaces, number, number);
            // Before the background thread can see it.
            numbers.add((int) number);
            return (int) number;
        });
    }

    /** {@return whether its rows are to stay} */
    public boolean contains(int number) {
        return numbers.contains(number);
    }

    /** Lets the rows be deleted in the background, unless a data store has got the keyspace. */
    public void release(int number) {
        numbers.remove(number);
    }
}
