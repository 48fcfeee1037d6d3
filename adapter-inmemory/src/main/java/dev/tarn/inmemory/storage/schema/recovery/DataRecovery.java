package dev.tarn.inmemory.storage.schema.recovery;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreState;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.inmemory.storage.RecoveredData;
import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.controlplane.DatastoreRows;
import dev.tarn.inmemory.storage.schema.keyspace.IdIndex;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Copies the intact rows into a new database. Id indexes and counts are derived from the resources and rebuilt; entries
 * of the old id indexes and versions whose target is missing are reported as lost.
 */
final class DataRecovery implements RecoveredData {

    private static final int ROWS = 200;
    private static final int BYTES = 8 * 1024 * 1024;

    private final Database target;
    private final Tables tables;
    private final Scope scope;
    private final Set<Long> rowIds = new TreeSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private List<Consumer<WriteBatch>> pending = new ArrayList<>();
    private int rows;
    private long bytes;

    /**
     * A copy into an empty database.
     *
     * @param scope of data stores of which only the resources are left
     */
    DataRecovery(Database target, Scope scope) {
        this.target = target;
        this.tables = target.read((all, view) -> all);
        this.scope = scope;
    }

    /** Notes that something was lost. */
    @Override
    public void lost(String what) {
        lost.add(what);
    }

    @Override
    public void missed(Table<?, ?> table, long damaged, long uncertain) {
        if (damaged > 0 && !isDerived(table)) {
            lost(damaged + " rows of table " + table + " that were found, and are damaged");
        }
        if (uncertain > 0 && !isDerived(table)) {
            lost("What tells the last state of " + uncertain + " rows of table " + table
                    + ": they are as their newest whole copies are; a later change or a deletion of them may be lost");
        }
    }

    @Override
    public <K, V> void set(Table<K, V> table, K key, Optional<V> value) {
        if (table.equals(tables.idIndex)) {
            value.ifPresent(rowId -> rowIds.add((Long) rowId));
        }
        if (isDerived(table)) {
            return;
        }
        pending.add(writes ->
                value.ifPresentOrElse(there -> writes.put(table, key, there), () -> writes.remove(table, key)));
        rows++;
        bytes += value.map(table::size).orElse(0);
        if (rows >= ROWS || bytes >= BYTES) {
            flush();
        }
    }

    private boolean isDerived(Table<?, ?> table) {
        return table.equals(tables.idIndex)
                || table.equals(tables.live)
                || table.equals(tables.changedRows)
                || table.equals(tables.derived);
    }

    @Override
    public void flush() {
        List<Consumer<WriteBatch>> full = pending;
        pending = new ArrayList<>();
        rows = 0;
        bytes = 0;
        target.write((all, into) -> {
            full.forEach(change -> change.accept(into));
            return true;
        });
    }

    /** Makes what follows from the rows, and says what is there and what is not. */
    @Override
    public Result finish() {
        target.write((all, into) -> {
            RecoveredTypes.complete(all, into);
            return true;
        });
        Map<Integer, String> names = new HashMap<>();
        List<DatastoreId> nameless = new ArrayList<>();
        TreeMap<Integer, Long> kept = new TreeMap<>();
        target.read((all, view) -> {
            Map<Long, String> types = new HashMap<>();
            all.types.rows().forEach(row -> types.put(row.getValue(), row.getKey()));
            all.keyspaces.rows().forEach(row -> {
                DatastoreId id = new DatastoreId(row.getKey());
                if (view.get(all.datastores, id.value()).isEmpty()) {
                    nameless.add(id);
                }
                types.forEach((code, type) -> names.put(
                        RowIds.partition(row.getValue().intValue(), code.intValue()),
                        "data store " + id + ": " + type));
            });
            return true;
        });
        List<Map.Entry<Long, String>> found = new ArrayList<>();
        Map<Integer, Long> live = new HashMap<>();
        target.read((all, view) -> {
            all.resources.rows().forEach(row -> {
                int partition = RowIds.partition(row.getKey());
                rowIds.remove(row.getKey());
                found.add(Map.entry(row.getKey(), row.getValue().id()));
                kept.merge(partition, 1L, Long::sum);
                live.merge(partition, row.getValue().isDeletion() ? 0L : 1L, Long::sum);
                checkVersions(all, row.getKey(), row.getValue(), name(names, partition));
            });
            rowIds.forEach(rowId -> lost.add(name(names, RowIds.partition(rowId)) + "/" + idOf(all, rowId)));
            all.versions.keys().forEach(key -> {
                if (view.get(all.resources, key.rowId()).isEmpty()) {
                    lost.add(name(names, RowIds.partition(key.rowId())) + "/" + idOf(all, key.rowId()));
                }
            });
            return true;
        });
        found.forEach(this::find);
        live.forEach((partition, count) -> target.write((all, into) -> {
            into.put(all.live, (long) partition, count);
            return true;
        }));
        nameless.forEach(this::name);
        List<String> lines = new ArrayList<>();
        kept.forEach((partition, count) -> lines.add(name(names, partition) + ": " + count));
        return new Result(lines, List.copyOf(lost));
    }

    private void checkVersions(Tables all, long rowId, StoredVersion current, String name) {
        long there = 0;
        for (VersionKey ignored :
                all.versions.keys(new VersionKey(rowId, 1), new VersionKey(rowId, current.version() - 1))) {
            there++;
        }
        long newest = 0;
        for (VersionKey later :
                all.versions.keys(new VersionKey(rowId, current.version()), new VersionKey(rowId, Long.MAX_VALUE))) {
            newest = later.version();
        }
        if (newest > 0) {
            lost.add(name + "/" + current.id() + ": the versions after " + current.version() + ", at least up to "
                    + (newest + 1));
        }
        if (there < current.version() - 1) {
            lost.add(name + "/" + current.id() + ": " + (current.version() - 1 - there) + " earlier versions");
        }
    }

    private static String idOf(Tables all, long rowId) {
        for (Map.Entry<VersionKey, StoredVersion> row :
                all.versions.rows(new VersionKey(rowId, 0), new VersionKey(rowId, Long.MAX_VALUE))) {
            return row.getValue().id();
        }
        return "(id not known, number " + (rowId & RowIds.MOST_NUMBERS) + ")";
    }

    private static String name(Map<Integer, String> names, int partition) {
        return names.getOrDefault(
                partition,
                "a data store that is not known (keyspace " + (partition >>> 8) + ", type " + (partition & 255) + ")");
    }

    private void find(Map.Entry<Long, String> resource) {
        target.write((all, into) -> {
            int partition = RowIds.partition(resource.getKey());
            long idKey = IdIndex.first(partition, new ResourceId(resource.getValue()));
            while (into.get(all.idIndex, idKey).isPresent()) {
                idKey = IdIndex.next(idKey);
            }
            into.put(all.idIndex, idKey, resource.getKey());
            return true;
        });
    }

    /** Without its row, the resources of a data store would be deleted at the next start. */
    private void name(DatastoreId id) {
        lost.add("data store " + id + ": its name, settings and tags; it is there without, in " + scope);
        Instant now = Instant.now();
        Datastore store = new Datastore(
                DatastoreArn.of(scope, id),
                Optional.empty(),
                now,
                DatastoreConfiguration.R4,
                Optional.empty(),
                new DatastoreState.Standing(DatastoreStatus.ACTIVE),
                Optional.empty());
        target.write((all, into) -> {
            into.put(all.datastores, id.value(), DatastoreRows.cells(store, now));
            return true;
        });
    }
}
