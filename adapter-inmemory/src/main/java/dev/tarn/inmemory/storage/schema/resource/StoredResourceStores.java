package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStores;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.HeldKeyspaces;
import dev.tarn.inmemory.storage.schema.keyspace.KeyspaceNumbers;
import dev.tarn.inmemory.storage.schema.keyspace.LatestChanges;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.keyspace.TypeCodes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The resources of all data stores in a database. What was dropped is deleted in the background, also after a restart. */
public final class StoredResourceStores implements ResourceStores {

    private final Database database;
    private final MemoryBudget memory;
    private final TypeCodes types;
    private final DerivedDirectories derived;
    private final LatestChanges latest = new LatestChanges();
    private final HeldKeyspaces held = new HeldKeyspaces();
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
        database.inBackground(new DroppedKeyspaces(database, held)::deleteSome);
    }

    @Override
    public ResourceStore open(DatastoreId id) {
        return new StoredResourceStore(
                database,
                keyspaces.computeIfAbsent(
                        id,
                        datastore -> new ResourceKeyspace(
                                datastore, KeyspaceNumbers.of(database, datastore), types, latest, memory.open())),
                derived.of(id));
    }

    /** {@return the keyspaces that are no data store's, and are not deleted while this process needs them} */
    public HeldKeyspaces held() {
        return held;
    }

    /** {@return which types this process has written} */
    public LatestChanges latest() {
        return latest;
    }

    /** {@return the number of the keyspace that resources of this database are in} */
    public static int keyspace(ResourceStore resources) {
        if (resources instanceof StoredResourceStore stored) {
            return stored.keyspace();
        }
        throw new IllegalArgumentException("not a store in a database: " + resources);
    }

    /** Makes what was opened of these data stores invisible, and its writes fail, when a batch that replaces it is committed. */
    public void replaced(WriteBatch writes, Collection<DatastoreId> ids) {
        writes.onCommit(() ->
                ids.forEach(id -> Optional.ofNullable(keyspaces.remove(id)).ifPresent(ResourceKeyspace::replace)));
    }

    /** Removes the files that were derived from resources which are replaced, and deletes the former rows in the background. */
    public void cleanUp(Collection<DatastoreId> replaced) {
        replaced.forEach(derived::remove);
        database.wakeBackground();
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
        List<Integer> gone = new ArrayList<>();
        database.writeInReserve((tables, writes) -> {
            for (DatastoreId id : ids) {
                KeyspaceNumbers.drop(tables, writes, id);
                ResourceKeyspace keyspace = keyspaces.remove(id);
                if (keyspace != null) {
                    keyspace.drop();
                    gone.add(keyspace.number());
                }
            }
            return true;
        });
        gone.forEach(latest::forget);
        ids.forEach(derived::remove);
        database.wakeBackground();
    }
}
