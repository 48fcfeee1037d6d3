package dev.tarn.inmemory.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

/** Deletes what is in spaces that are no data store's any more, so little at a time that nobody waits for it. */
final class DroppedSpaces {

    /** Each is in memory while it is deleted, and in what would undo it. */
    private static final int ROWS = 100;

    private static final List<String> BY_PLACE = List.of("resource_version", "resource", "resource_finder");
    private static final List<String> BY_SPACE = List.of("idempotency_key", "import_batch");

    private final H2Database database;

    DroppedSpaces(H2Database database) {
        this.database = database;
    }

    /** {@return whether there may be more to delete} */
    boolean deleteSome() {
        OptionalInt space = database.read(DroppedSpaces::first);
        if (space.isEmpty()) {
            return false;
        }
        return database.write(sql -> {
            deleteSome(sql, space.getAsInt());
            return true;
        });
    }

    private static OptionalInt first(Statements sql) throws SQLException {
        try (ResultSet row = sql.of("SELECT space FROM resource_space WHERE datastore IS NULL LIMIT 1")
                .executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    private static void deleteSome(Statements sql, int space) throws SQLException {
        for (String table : BY_PLACE) {
            Prepared delete =
                    sql.of("DELETE FROM " + table + " WHERE place BETWEEN ? AND ? FETCH FIRST " + ROWS + " ROWS ONLY");
            delete.setLong(1, Places.start(Places.firstShelf(space)));
            delete.setLong(2, Places.end(Places.lastShelf(space)));
            if (delete.executeUpdate() > 0) {
                return;
            }
        }
        for (String table : BY_SPACE) {
            Prepared delete = sql.of("DELETE FROM " + table + " WHERE space = ? FETCH FIRST " + ROWS + " ROWS ONLY");
            delete.setInt(1, space);
            if (delete.executeUpdate() > 0) {
                return;
            }
        }
        Prepared shelves = sql.of("DELETE FROM resource_shelf WHERE shelf BETWEEN ? AND ?");
        shelves.setInt(1, Places.firstShelf(space));
        shelves.setInt(2, Places.lastShelf(space));
        shelves.executeUpdate();
        Prepared row = sql.of("DELETE FROM resource_space WHERE space = ?");
        row.setInt(1, space);
        row.executeUpdate();
    }
}
