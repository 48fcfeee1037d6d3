package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStores;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.KeyspaceNumbers;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.keyspace.TypeCodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The resources of all data stores in a database. What was dropped is deleted in the background, also after a restart. */
public final class StoredResourceStores implements ResourceStores {

    private final Database database;
    private final MemoryBudget memory;
    private final TypeCodes types;
    private final DerivedDirectories derived;
    private final Map<DatastoreId, ResourceKeyspace> keyspaces = new ConcurrentHashMap<>();

    /**
     * Those of this database; to be made once for each.
     *
     * @param memory counts the heap that data derived from the resources takes
     */
    public StoredResourceStores(Database database, MemoryBudget memory) {
        this.database = database;
        this.memory = memory;
        this.types = TypeCodes.of(database);
        this.derived = new DerivedDirectories(database.directory());
        database.inBackground(new DroppedKeyspaces(database)::deleteSome);
    }

    @Override
    public ResourceStore open(DatastoreId id) {
        return new StoredResourceStore(
                database,
                keyspaces.computeIfAbsent(
                        id,
                        datastore -> new ResourceKeyspace(
                                datastore, KeyspaceNumbers.of(database, datastore), types, memory.open())),
                derived.of(id));
    }

    @Override
    public ResourceStore copy(ResourceStore store) {
        throw onDisk();
    }

    @Override
    public void adopt(DatastoreId id, ResourceStore copy) {
        throw onDisk();
    }

    @Override
    public void release(ResourceStore copy) {
        throw onDisk();
    }

    private static Unsupported onDisk() {
        return new Unsupported("Resources on disk are not copied; keep data in memory");
    }

    @Override
    public void drop(DatastoreId id) {
        drop(List.of(id));
    }

    @Override
    public void retain(Set<DatastoreId> known) {
        drop(KeyspaceNumbers.datastores(database).stream()
                .filter(datastore -> !known.contains(datastore))
                .toList());
        derived.retain(known);
    }

    private void drop(List<DatastoreId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.writeInReserve((tables, writes) -> {
            for (DatastoreId id : ids) {
                KeyspaceNumbers.drop(tables, writes, id);
                ResourceKeyspace keyspace = keyspaces.remove(id);
                if (keyspace != null) {
                    keyspace.drop();
                }
            }
            return true;
        });
        ids.forEach(derived::remove);
        database.wakeBackground();
    }
}
