package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Maps data stores to the keyspaces of their resources. A number is never reused, so the remaining rows of a dropped keyspace
 * belong to no data store.
 */
public final class KeyspaceNumbers {

    private static final String COUNTER = "keyspace";

    private KeyspaceNumbers() {}

    /** {@return the number of a data store's keyspace, which it is given where it has none yet} */
    public static int of(Database database, DatastoreId id) {
        Optional<Long> known = database.read((tables, view) -> view.get(tables.keyspaces, id.value()));
        return known.isPresent()
                ? known.get().intValue()
                : database.write((tables, writes) -> writes.get(tables.keyspaces, id.value())
                        .orElseGet(() -> give(tables, writes, id))
                        .intValue());
    }

    /** {@return the data stores that have a keyspace} */
    public static List<DatastoreId> datastores(Database database) {
        return database.read((tables, view) -> {
            List<DatastoreId> found = new ArrayList<>();
            tables.keyspaces.rows().forEach(row -> found.add(new DatastoreId(row.getKey())));
            return found;
        });
    }

    /** Takes a data store's keyspace from it, if it has one. */
    public static void drop(Tables tables, WriteBatch writes, DatastoreId id) {
        writes.get(tables.keyspaces, id.value()).ifPresent(keyspace -> {
            writes.remove(tables.keyspaces, id.value());
            writes.put(tables.droppedKeyspaces, keyspace, keyspace);
        });
    }

    /** Gives a data store the rows of a dropped keyspace that none was given before; any that it had are dropped. */
    public static void adopt(Tables tables, WriteBatch writes, DatastoreId id, long keyspace) {
        drop(tables, writes, id);
        writes.remove(tables.droppedKeyspaces, keyspace);
        writes.put(tables.keyspaces, id.value(), keyspace);
    }

    private static long give(Tables tables, WriteBatch writes, DatastoreId id) {
        long number = next(tables, writes);
        writes.put(tables.keyspaces, id.value(), number);
        return number;
    }

    /** {@return a number that no keyspace had before} */
    static long next(Tables tables, WriteBatch writes) {
        long number = writes.get(tables.counters, COUNTER).orElse(0L) + 1;
        if (number > RowIds.MOST_KEYSPACES) {
            throw new Internal(
                    "There have been " + RowIds.MOST_KEYSPACES
                            + " data stores, and there can be no more in this directory",
                    null);
        }
        writes.put(tables.counters, COUNTER, number);
        return number;
    }
}
