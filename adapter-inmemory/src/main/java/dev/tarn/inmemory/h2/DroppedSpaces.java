package dev.tarn.inmemory.h2;

import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;

/** Deletes what is in spaces that are no data store's any more, so little at a time that nobody waits for it. */
final class DroppedSpaces {

    /** Each is in memory while it is deleted. */
    private static final int ROWS = 200;

    private final H2Database database;

    DroppedSpaces(H2Database database) {
        this.database = database;
    }

    /** {@return whether there may be more to delete} */
    boolean deleteSome() {
        if (!database.hasRoomToDelete()) {
            return false;
        }
        OptionalInt space = database.read((tables, look) -> first(tables));
        if (space.isEmpty()) {
            return false;
        }
        return database.writeInReserve((tables, draft) -> {
            deleteSome(tables, draft, space.getAsInt());
            return true;
        });
    }

    private static OptionalInt first(Tables tables) {
        Iterator<Map.Entry<Long, Long>> spaces = tables.droppedSpaces.rows().iterator();
        return spaces.hasNext() ? OptionalInt.of(spaces.next().getKey().intValue()) : OptionalInt.empty();
    }

    private static void deleteSome(Tables tables, Draft draft, int space) {
        long first = Places.start(Places.firstShelf(space));
        long last = Places.end(Places.lastShelf(space));
        // Whoever is still reading must not find the way to a row that is gone.
        if (draft.remove(tables.finders, first, last, ROWS) > 0) {
            return;
        }
        int deleted =
                draft.remove(tables.versions, new VersionKey(first, 0), new VersionKey(last, Long.MAX_VALUE), ROWS);
        deleted += draft.remove(tables.resources, first, last, ROWS);
        deleted += draft.remove(tables.idempotencyKeys, Keys.first(space), Keys.last(space), ROWS);
        if (deleted == 0) {
            draft.remove(
                    tables.live, (long) Places.firstShelf(space), (long) Places.lastShelf(space), Integer.MAX_VALUE);
            ImportBatches.forget(tables, draft, space);
            draft.remove(tables.droppedSpaces, (long) space);
        }
    }
}
