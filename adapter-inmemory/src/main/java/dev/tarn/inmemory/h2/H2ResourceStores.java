package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The resources of all data stores in a database. What was dropped is deleted in the background, also after a restart. */
public final class H2ResourceStores implements ResourceStores {

    private final H2Database database;
    private final TypeCodes types;
    private final DerivedDirectories derived;
    private final Map<DatastoreId, ResourceKeyspace> spaces = new ConcurrentHashMap<>();

    /** Those of this database; to be made once for each. */
    public H2ResourceStores(H2Database database) {
        this.database = database;
        this.types = TypeCodes.of(database);
        this.derived = new DerivedDirectories(database.directory());
        database.compactor().takeOn(new DroppedKeyspaces(database)::deleteSome);
    }

    @Override
    public ResourceStore open(DatastoreId id) {
        return new H2ResourceStore(
                database,
                spaces.computeIfAbsent(
                        id,
                        datastore -> new ResourceKeyspace(datastore, KeyspaceNumbers.of(database, datastore), types)),
                derived.of(id));
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
                ResourceKeyspace space = spaces.remove(id);
                if (space != null) {
                    space.drop();
                }
            }
            return true;
        });
        ids.forEach(derived::remove);
        database.compactor().call();
    }
}
