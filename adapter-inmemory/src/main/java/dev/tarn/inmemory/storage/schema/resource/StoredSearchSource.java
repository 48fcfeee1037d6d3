package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.CurrentVersion;
import dev.tarn.inmemory.storage.schema.keyspace.PageLimit;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows and the changes of the resources in a database. */
final class StoredSearchSource implements SearchSource {

    private final Database database;
    private final ResourceKeyspace keyspace;
    private final DerivedData derived;

    StoredSearchSource(Database database, ResourceKeyspace keyspace, DerivedData derived) {
        this.database = database;
        this.keyspace = keyspace;
        this.derived = derived;
    }

    @Override
    public long lastChange() {
        return database.lastChange();
    }

    @Override
    public List<ResourceType> types() {
        return keyspace.isDropped()
                ? List.of()
                : database.read((tables, view) ->
                        List.copyOf(keyspace.partitions().counts(tables).keySet()));
    }

    @Override
    public int rows(ResourceType type) {
        return keyspace.isDropped()
                ? 0
                : database.read((tables, view) -> keyspace.partitions().rows(tables, type));
    }

    @Override
    public void read(ResourceType type, int from, int to, Consumer<SourceRow> action) {
        long next = keyspace.partitions().rowId(type, Math.max(0, from));
        long end = keyspace.partitions().rowId(type, Math.max(0, to));
        while (next < end && !keyspace.isDropped()) {
            long first = next;
            Page page = database.read((tables, view) -> page(tables, type, first, end - 1));
            page.rows().forEach(action);
            next = page.end();
        }
    }

    /**
     * Some rows.
     *
     * @param end the row id with which to go on
     */
    private record Page(List<SourceRow> rows, long end) {}

    private Page page(Tables tables, ResourceType type, long first, long last) {
        List<SourceRow> rows = new ArrayList<>();
        PageLimit limit = new PageLimit();
        for (Map.Entry<Long, StoredVersion> row : tables.resources.rows(first, last)) {
            if (!row.getValue().isDeletion()) {
                rows.add(row(tables, type, row.getKey(), row.getValue()));
            }
            if (limit.reached(row.getValue().body().size())) {
                return new Page(rows, row.getKey() + 1);
            }
        }
        return new Page(rows, last + 1);
    }

    @Override
    public Optional<SourceRow> read(ResourceType type, int row) {
        if (keyspace.isDropped() || row < 0) {
            return Optional.empty();
        }
        long rowId = keyspace.partitions().rowId(type, row);
        return database.read((tables, view) -> view.get(tables.resources, rowId)
                .filter(version -> !version.isDeletion())
                .map(version -> row(tables, type, rowId, version)));
    }

    private static SourceRow row(Tables tables, ResourceType type, long rowId, StoredVersion current) {
        long created = current.version() == 1
                ? current.updated()
                : tables.versions
                        .get(new VersionKey(rowId, 1))
                        .map(StoredVersion::updated)
                        .orElse(current.updated());
        return new SourceRow(RowIds.row(rowId), current.of(type), created);
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address) {
        return keyspace.isDropped()
                ? Optional.empty()
                : database.read((tables, view) -> keyspace.partitions()
                        .current(tables, view, address)
                        .map(CurrentVersion::version)
                        .filter(version -> !version.isDeletion()));
    }

    @Override
    public Optional<List<ChangedRow>> changedSince(long change) {
        return keyspace.isDropped()
                ? Optional.of(List.of())
                : keyspace.changes().since(database, change);
    }

    @Override
    public DerivedData derived() {
        return derived;
    }
}
