package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.RecentChanges;
import dev.tarn.inmemory.repository.store.SearchSource.ChangedRow;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.Keys;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of one keyspace that were updated or deleted, by the numbers of the changes: the latest in memory, and in a table
 * those since derived data was kept. The table has one row for each changed row, whatever number of changes it had; a keyspace
 * without derived data has none.
 */
public final class ChangedRows {

    /** The derived value that holds the change since which the table is complete. */
    public static final String SINCE = "changed-since";

    /** More changed rows than these are not worth a list. */
    private static final int MOST_ROWS = 1 << 18;

    /** Rows of the table that are read or removed at once, since others wait meanwhile. */
    private static final int STEP = 2000;

    private static final long UNKNOWN = -1;
    private static final long NONE = -2;

    private final int keyspace;
    private final TypeCodes types;
    private final RecentChanges recent = new RecentChanges();

    /** The change since which the table is complete; {@link #NONE} where nothing is recorded there. */
    private volatile long since = UNKNOWN;

    ChangedRows(int keyspace, TypeCodes types) {
        this.keyspace = keyspace;
        this.types = types;
    }

    /** Records the latest changes in memory from now on. */
    public void begin(long lastChange) {
        recent.begin(lastChange);
    }

    /** Records that a row is updated or deleted by this batch. */
    public void changed(Tables tables, WriteBatch writes, ResourceType type, long rowId) {
        if (since(tables, writes) != NONE) {
            writes.put(tables.changedRows, rowId, writes.change());
        }
        int row = RowIds.row(rowId);
        writes.onCommit(() -> recent.add(writes.change(), type, row));
    }

    /** {@return the rows of all changes after this one; empty where some of them are not known} */
    public Optional<List<ChangedRow>> since(Database database, long change) {
        Optional<List<ChangedRow>> latest = recent.since(change);
        if (latest.isPresent()) {
            return latest;
        }
        if (!database.read((tables, view) -> isInTable(tables, view, change))) {
            return Optional.empty();
        }
        List<ChangedRow> found = new ArrayList<>();
        OptionalLong next = OptionalLong.of(first());
        while (next.isPresent()) {
            long from = next.getAsLong();
            // In steps, between which others write: a row that they change comes with a later change.
            next = database.read((tables, view) -> addSome(tables, from, change, found));
            if (found.size() > MOST_ROWS) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private OptionalLong addSome(Tables tables, long from, long change, List<ChangedRow> found) {
        int seen = 0;
        for (Map.Entry<Long, Long> row : tables.changedRows.rows(from, last())) {
            if (seen++ == STEP) {
                return OptionalLong.of(row.getKey());
            }
            if (row.getValue() > change) {
                found.add(new ChangedRow(types.type(RowIds.partition(row.getKey())), RowIds.row(row.getKey())));
            }
        }
        return OptionalLong.empty();
    }

    private boolean isInTable(Tables tables, ReadView view, long change) {
        long start = since(tables, view);
        return start != NONE && change >= start;
    }

    /**
     * Forgets the changes up to one, and records all later ones in the table from now on. Rows of forgotten changes stay in
     * the table until {@link #removeForgotten}, and do no harm.
     *
     * @return whether all later changes are known
     */
    public boolean forgetUpTo(Tables tables, WriteBatch writes, long change) {
        if (!isInTable(tables, writes, change) && recent.since(change).isEmpty()) {
            return false;
        }
        if (since(tables, writes) == NONE) {
            // With the number of this batch, which is greater than those of the changes.
            recent.since(change)
                    .orElseThrow()
                    .forEach(row -> writes.put(
                            tables.changedRows,
                            RowIds.of(types.partition(keyspace, row.type()), row.row()),
                            writes.change()));
        }
        writes.put(
                tables.derived,
                Keys.of(keyspace, SINCE),
                ByteBuffer.allocate(Long.BYTES).putLong(change).array());
        writes.onCommit(() -> since = change);
        return true;
    }

    /**
     * Removes some rows of forgotten changes.
     *
     * @param from the first row that has not been looked at
     * @return the row with which to go on; empty at the end
     */
    public OptionalLong removeForgotten(Tables tables, WriteBatch writes, long from) {
        long start = since(tables, writes);
        int seen = 0;
        for (Map.Entry<Long, Long> row : tables.changedRows.rows(from, last())) {
            if (seen++ == STEP) {
                return OptionalLong.of(row.getKey());
            }
            if (row.getValue() <= start) {
                writes.remove(tables.changedRows, row.getKey());
            }
        }
        return OptionalLong.empty();
    }

    private long since(Tables tables, ReadView view) {
        if (since == UNKNOWN) {
            since = view.get(tables.derived, Keys.of(keyspace, SINCE))
                    .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                    .orElse(NONE);
        }
        return since;
    }

    /** {@return the least row id of the keyspace} */
    public long first() {
        return RowIds.start(RowIds.firstPartition(keyspace));
    }

    private long last() {
        return RowIds.end(RowIds.lastPartition(keyspace));
    }
}
