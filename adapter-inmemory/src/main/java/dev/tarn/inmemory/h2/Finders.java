package dev.tarn.inmemory.h2;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The keys by which ids are found: a hash of the id, and where that is another's, the number after it. None is ever
 * given up while its space is there, so that a search ends at the first that is free.
 */
final class Finders {

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private Finders() {}

    /** {@return the first key to look at} It is in files, and so stays what it is. */
    static long first(int shelf, ResourceId id) {
        long hash = id.value().length();
        for (int i = 0; i < id.value().length(); i++) {
            hash = (hash ^ id.value().charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return Places.start(shelf) | (hash & Places.MOST_NUMBERS);
    }

    /** Looks for a resource. */
    static Sought seek(Statements sql, int shelf, ResourceAddress address) throws SQLException {
        Prepared select = sql.of("SELECT r.id, r.place, " + ResourceRows.COLUMNS
                + " FROM resource_finder f JOIN resource r ON r.place = f.place WHERE f.finder = ?");
        for (long finder = first(shelf, address.id()); ; finder = next(finder)) {
            select.setLong(1, finder);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new Sought(finder, Optional.empty());
                }
                if (row.getString(1).equals(address.id().value())) {
                    return new Sought(
                            finder, Optional.of(new Located(row.getLong(2), ResourceRows.read(row, 3, address))));
                }
            }
        }
    }

    /**
     * {@return a key that is free}
     *
     * @param from one that is free in the database
     * @param taken those that are given, and not yet in the database
     */
    static long free(Statements sql, long from, Set<Long> taken) throws SQLException {
        long finder = from;
        while (taken.contains(finder) || (finder != from && !isFree(sql, finder))) {
            finder = next(finder);
        }
        return finder;
    }

    private static long next(long finder) {
        return (finder & Places.MOST_NUMBERS) == Places.MOST_NUMBERS ? finder - Places.MOST_NUMBERS : finder + 1;
    }

    private static boolean isFree(Statements sql, long finder) throws SQLException {
        Prepared select = sql.of("SELECT 1 FROM resource_finder WHERE finder = ?");
        select.setLong(1, finder);
        try (ResultSet row = select.executeQuery()) {
            return !row.next();
        }
    }
}
