package dev.tarn.inmemory.h2;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the resources of one space. */
final class Shelves {

    private final int space;
    private final TypeCodes types;

    Shelves(int space, TypeCodes types) {
        this.space = space;
        this.types = types;
    }

    int shelf(ResourceType type) {
        return types.shelf(space, type);
    }

    Optional<Located> current(Statements sql, ResourceAddress address) throws SQLException {
        return Finders.seek(sql, shelf(address.type()), address).found();
    }

    /** {@return versions that are not the current one, the newest first} */
    List<ResourceVersion> earlier(Statements sql, Located current, long before, int limit) throws SQLException {
        Prepared select = sql.of("SELECT " + ResourceRows.COLUMNS
                + " FROM resource_version WHERE place = ? AND version < ? ORDER BY version DESC LIMIT ?");
        select.setLong(1, current.place());
        select.setLong(2, before);
        select.setInt(3, limit);
        List<ResourceVersion> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(ResourceRows.read(rows, 1, current.version().address()));
            }
        }
        return found;
    }

    /** {@return the last place that is taken on a type's shelf; the place before the first where none is} */
    long lastPlace(Statements sql, ResourceType type) throws SQLException {
        int shelf = shelf(type);
        Prepared select = sql.of("SELECT place FROM resource WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1");
        select.setLong(1, Places.start(shelf));
        select.setLong(2, Places.end(shelf));
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : Places.start(shelf);
        }
    }

    /**
     * {@return some of what is not deleted, in order; fewer of them where they are large}
     *
     * @param after the place after which to begin
     * @param last the last place
     */
    List<Located> page(Statements sql, ResourceType type, long after, long last, int rows, int bytes)
            throws SQLException {
        Prepared select = sql.of("SELECT place, " + ResourceRows.COLUMNS + ", id FROM resource"
                + " WHERE place > ? AND place <= ? AND body IS NOT NULL ORDER BY place");
        select.setLong(1, after);
        select.setLong(2, last);
        List<Located> found = new ArrayList<>(rows);
        long size = 0;
        try (ResultSet row = select.executeQuery()) {
            while (found.size() < rows && size < bytes && row.next()) {
                ResourceAddress address = new ResourceAddress(type, new ResourceId(row.getString(7)));
                Located next = new Located(row.getLong(1), ResourceRows.read(row, 2, address));
                size += next.version().body().size();
                found.add(next);
            }
        }
        return found;
    }

    Map<ResourceType, Long> counts(Statements sql) throws SQLException {
        Prepared select = sql.of("SELECT shelf, live FROM resource_shelf WHERE shelf BETWEEN ? AND ? AND live > 0");
        select.setInt(1, Places.firstShelf(space));
        select.setInt(2, Places.lastShelf(space));
        Map<ResourceType, Long> counts = new EnumMap<>(ResourceType.class);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counts.put(types.type(rows.getInt(1)), rows.getLong(2));
            }
        }
        return counts;
    }
}
