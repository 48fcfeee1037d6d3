package dev.tarn.inmemory.h2;

import dev.tarn.inmemory.resource.ResourceVersion;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes rows of resources, those of a kind together. */
final class RowWriter {

    private static final String VALUES = "?, ?, ?, ?, ?";

    private final Statements sql;
    private final Rows kept;
    private final Rows earlier;
    private final Rows updated;
    private final Rows created;
    private final Rows finders;
    private final Map<Integer, Long> live = new TreeMap<>();

    RowWriter(Statements sql) throws SQLException {
        this.sql = sql;
        this.kept = new Rows(sql.of("INSERT INTO resource_version (place, " + ResourceRows.COLUMNS + ") SELECT place, "
                + ResourceRows.COLUMNS + " FROM resource WHERE place = ?"));
        this.earlier = new Rows(sql.of(
                "INSERT INTO resource_version (place, " + ResourceRows.COLUMNS + ") VALUES (?, " + VALUES + ")"));
        this.updated = new Rows(sql.of(
                "UPDATE resource SET version = ?, updated = ?, slot = ?, slot_at = ?, body = ? WHERE place = ?"));
        this.created = new Rows(
                sql.of("INSERT INTO resource (place, id, " + ResourceRows.COLUMNS + ") VALUES (?, ?, " + VALUES + ")"));
        this.finders = new Rows(sql.of("INSERT INTO resource_finder (finder, place) VALUES (?, ?)"));
    }

    /**
     * Writes a resource that is new.
     *
     * @param versions in order, at least one; the last becomes the current one
     */
    void create(int shelf, long finder, long place, List<ResourceVersion> versions) throws SQLException {
        ResourceVersion current = addEarlier(place, versions);
        Prepared row = created.statement;
        row.setLong(1, place);
        row.setString(2, current.address().id().value());
        ResourceRows.write(row, 3, current);
        created.add();
        finders.statement.setLong(1, finder);
        finders.statement.setLong(2, place);
        finders.add();
        count(shelf, current.isDeletion() ? 0 : 1);
    }

    /** Writes the next versions of a resource that is there. */
    void update(int shelf, Located before, List<ResourceVersion> versions) throws SQLException {
        kept.statement.setLong(1, before.place());
        kept.add();
        ResourceVersion current = addEarlier(before.place(), versions);
        updated.statement.setLong(ResourceRows.write(updated.statement, 1, current), before.place());
        updated.add();
        count(shelf, (current.isDeletion() ? 0 : 1) - (before.version().isDeletion() ? 0 : 1));
    }

    /** Writes all of it. */
    void finish() throws SQLException {
        kept.write();
        earlier.write();
        updated.write();
        created.write();
        finders.write();
        for (Map.Entry<Integer, Long> entry : live.entrySet()) {
            Prepared change = sql.of("UPDATE resource_shelf SET live = live + ? WHERE shelf = ?");
            change.setLong(1, entry.getValue());
            change.setInt(2, entry.getKey());
            if (change.executeUpdate() == 0) {
                Prepared first = sql.of("INSERT INTO resource_shelf (live, shelf) VALUES (?, ?)");
                first.setLong(1, entry.getValue());
                first.setInt(2, entry.getKey());
                first.executeUpdate();
            }
        }
    }

    /** Adds all versions but the last, which is returned. */
    private ResourceVersion addEarlier(long place, List<ResourceVersion> versions) throws SQLException {
        int last = versions.size() - 1;
        for (ResourceVersion version : versions.subList(0, last)) {
            earlier.statement.setLong(1, place);
            ResourceRows.write(earlier.statement, 2, version);
            earlier.add();
        }
        return versions.get(last);
    }

    private void count(int shelf, long change) {
        if (change != 0) {
            live.merge(shelf, change, Long::sum);
        }
    }

    /** The rows for one statement. */
    private static final class Rows {

        private final Prepared statement;
        private boolean any;

        Rows(Prepared statement) {
            this.statement = statement;
        }

        void add() throws SQLException {
            statement.addBatch();
            any = true;
        }

        void write() throws SQLException {
            if (any) {
                statement.executeBatch();
            }
        }
    }
}
