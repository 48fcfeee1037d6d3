package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Internal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Which data store's resources are in which space. A number is given once: what is left of a dropped space is nobody's. */
final class SpaceNumbers {

    private static final String COUNTER = "resource_space";

    private SpaceNumbers() {}

    /** {@return the number of a data store's space, which it is given where it has none yet} */
    static int of(H2Database database, DatastoreId id) {
        OptionalInt known = database.read(sql -> find(sql, id));
        return known.isPresent()
                ? known.getAsInt()
                : database.write(sql -> {
                    OptionalInt meanwhile = find(sql, id);
                    return meanwhile.isPresent() ? meanwhile.getAsInt() : give(sql, id);
                });
    }

    /** {@return the data stores that have a space} */
    static List<DatastoreId> datastores(H2Database database) {
        return database.read(sql -> {
            List<DatastoreId> found = new ArrayList<>();
            try (ResultSet rows = sql.of("SELECT datastore FROM resource_space WHERE datastore IS NOT NULL")
                    .executeQuery()) {
                while (rows.next()) {
                    found.add(new DatastoreId(rows.getString(1)));
                }
            }
            return found;
        });
    }

    /** Takes a data store's space from it, if it has one. */
    static void drop(Statements sql, DatastoreId id) throws SQLException {
        Prepared update = sql.of("UPDATE resource_space SET datastore = NULL WHERE datastore = ?");
        update.setString(1, id.value());
        update.executeUpdate();
    }

    private static OptionalInt find(Statements sql, DatastoreId id) throws SQLException {
        Prepared select = sql.of("SELECT space FROM resource_space WHERE datastore = ?");
        select.setString(1, id.value());
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    private static int give(Statements sql, DatastoreId id) throws SQLException {
        int number = Math.toIntExact(next(sql));
        if (number > Places.MOST_SPACES) {
            throw new Internal(
                    "There have been " + Places.MOST_SPACES
                            + " data stores, and there can be no more in this directory",
                    null);
        }
        Prepared insert = sql.of("INSERT INTO resource_space (space, datastore) VALUES (?, ?)");
        insert.setInt(1, number);
        insert.setString(2, id.value());
        insert.executeUpdate();
        return number;
    }

    private static long next(Statements sql) throws SQLException {
        Prepared select = sql.of("SELECT last FROM counter WHERE name = ?");
        select.setString(1, COUNTER);
        long next;
        try (ResultSet row = select.executeQuery()) {
            next = row.next() ? row.getLong(1) + 1 : 1;
        }
        Prepared merge = sql.of("MERGE INTO counter (name, last) KEY (name) VALUES (?, ?)");
        merge.setString(1, COUNTER);
        merge.setLong(2, next);
        merge.executeUpdate();
        return next;
    }
}
