package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.HeldKeyspaces;
import dev.tarn.inmemory.storage.schema.keyspace.ImportBatches;
import dev.tarn.inmemory.storage.schema.row.Keys;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.util.Map;
import java.util.OptionalInt;

/** Deletes the rows of dropped keyspaces, in steps small enough not to delay other writes. */
final class DroppedKeyspaces {

    /** Each is in memory while it is deleted. */
    private static final int ROWS = 200;

    private final Database database;
    private final HeldKeyspaces held;

    DroppedKeyspaces(Database database, HeldKeyspaces held) {
        this.database = database;
        this.held = held;
    }

    /** {@return whether there may be more to delete} */
    boolean deleteSome() {
        if (!database.hasRoomToDelete()) {
            return false;
        }
        OptionalInt keyspace = database.read((tables, view) -> first(tables));
        if (keyspace.isEmpty()) {
            return false;
        }
        return database.writeInReserve((tables, writes) -> {
            deleteSome(tables, writes, keyspace.getAsInt());
            return true;
        });
    }

    private OptionalInt first(Tables tables) {
        for (Map.Entry<Long, Long> row : tables.droppedKeyspaces.rows()) {
            int keyspace = row.getKey().intValue();
            if (!held.contains(keyspace)) {
                return OptionalInt.of(keyspace);
            }
        }
        return OptionalInt.empty();
    }

    private static void deleteSome(Tables tables, WriteBatch writes, int keyspace) {
        long first = RowIds.start(RowIds.firstPartition(keyspace));
        long last = RowIds.end(RowIds.lastPartition(keyspace));
        // Delete the index first, so that no reader finds the id of a deleted row.
        if (writes.remove(tables.idIndex, first, last, ROWS) > 0) {
            return;
        }
        int deleted =
                writes.remove(tables.versions, new VersionKey(first, 0), new VersionKey(last, Long.MAX_VALUE), ROWS);
        deleted += writes.remove(tables.resources, first, last, ROWS);
        deleted += writes.remove(tables.changedRows, first, last, ROWS);
        deleted += writes.remove(tables.derived, Keys.first(keyspace), Keys.last(keyspace), ROWS);
        deleted += writes.remove(tables.idempotencyKeys, Keys.first(keyspace), Keys.last(keyspace), ROWS);
        if (deleted == 0) {
            writes.remove(
                    tables.live,
                    (long) RowIds.firstPartition(keyspace),
                    (long) RowIds.lastPartition(keyspace),
                    Integer.MAX_VALUE);
            ImportBatches.forget(tables, writes, keyspace);
            writes.remove(tables.droppedKeyspaces, (long) keyspace);
        }
    }
}
