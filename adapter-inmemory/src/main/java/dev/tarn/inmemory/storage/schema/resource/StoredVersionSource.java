package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.VersionSource;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.PageLimit;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The versions of the resources in a database. */
final class StoredVersionSource implements VersionSource {

    private final Database database;
    private final ResourceKeyspace keyspace;

    StoredVersionSource(Database database, ResourceKeyspace keyspace) {
        this.database = database;
        this.keyspace = keyspace;
    }

    @Override
    public void versions(ResourceType type, int from, int to, long first, Visitor visitor) {
        long next = keyspace.partitions().rowId(type, Math.max(0, from));
        long last = keyspace.partitions().rowId(type, Math.max(0, to)) - 1;
        Map<Long, Long> current = new HashMap<>();
        while (next <= last && !keyspace.isDropped()) {
            long begin = next;
            current.clear();
            next = database.read((tables, view) -> current(tables, begin, last, current, first, visitor)) + 1;
            earlier(new VersionKey(begin, first), next - 1, current, visitor);
        }
    }

    /** Passes the current versions, and notes their numbers. {@return the last row id of the page} */
    private static long current(
            Tables tables, long begin, long last, Map<Long, Long> current, long first, Visitor visitor) {
        PageLimit limit = new PageLimit();
        for (Map.Entry<Long, StoredVersion> row : tables.resources.rows(begin, last)) {
            StoredVersion version = row.getValue();
            current.put(row.getKey(), version.version());
            if (version.version() >= first) {
                visitor.version(RowIds.row(row.getKey()), version.version(), version.updated());
            }
            if (limit.reached(version.body().size())) {
                return row.getKey();
            }
        }
        return last;
    }

    /**
     * Passes the versions before the current ones. Of those that were written since the current one was read, none is passed,
     * so that no version comes twice.
     */
    private void earlier(VersionKey begin, long lastRow, Map<Long, Long> current, Visitor visitor) {
        Optional<VersionKey> next = Optional.of(begin);
        while (next.isPresent() && !keyspace.isDropped()) {
            VersionKey first = next.get();
            next = database.read((tables, view) -> earlier(tables, first, lastRow, current, begin.version(), visitor));
        }
    }

    private static Optional<VersionKey> earlier(
            Tables tables, VersionKey begin, long lastRow, Map<Long, Long> current, long first, Visitor visitor) {
        PageLimit limit = new PageLimit();
        for (Map.Entry<VersionKey, StoredVersion> row :
                tables.versions.rows(begin, new VersionKey(lastRow, Long.MAX_VALUE))) {
            VersionKey key = row.getKey();
            if (key.version() >= first && key.version() < current.getOrDefault(key.rowId(), 0L)) {
                visitor.version(
                        RowIds.row(key.rowId()), key.version(), row.getValue().updated());
            }
            if (limit.reached(row.getValue().body().size())) {
                return Optional.of(new VersionKey(key.rowId(), key.version() + 1));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<ResourceVersion> version(ResourceType type, int row, long versionId) {
        if (keyspace.isDropped() || row < 0) {
            return Optional.empty();
        }
        long rowId = keyspace.partitions().rowId(type, row);
        return database.read((tables, view) -> view.get(tables.resources, rowId)
                .filter(current -> current.version() == versionId)
                .or(() -> tables.versions.get(new VersionKey(rowId, versionId)))
                .map(version -> version.of(type)));
    }
}
