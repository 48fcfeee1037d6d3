package dev.tarn.inmemory.h2;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.resource.ResourceStore;
import dev.tarn.inmemory.resource.ResourceStores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The resources of all data stores in a database. What was dropped is deleted in the background, also after a restart. */
public final class H2ResourceStores implements ResourceStores {

    private final H2Database database;
    private final TypeCodes types;
    private final Map<DatastoreId, ResourceSpace> spaces = new ConcurrentHashMap<>();

    /** Those of this database; to be made once for each. */
    public H2ResourceStores(H2Database database) {
        this.database = database;
        this.types = TypeCodes.of(database);
        database.caretaker().takeOn(new DroppedSpaces(database)::deleteSome);
    }

    @Override
    public ResourceStore open(DatastoreId id) {
        return new H2ResourceStore(
                database,
                spaces.computeIfAbsent(
                        id, datastore -> new ResourceSpace(datastore, SpaceNumbers.of(database, datastore), types)));
    }

    @Override
    public void drop(DatastoreId id) {
        drop(List.of(id));
    }

    @Override
    public void retain(Set<DatastoreId> known) {
        drop(SpaceNumbers.datastores(database).stream()
                .filter(datastore -> !known.contains(datastore))
                .toList());
    }

    private void drop(List<DatastoreId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        database.writeInReserve((tables, draft) -> {
            for (DatastoreId id : ids) {
                SpaceNumbers.drop(tables, draft, id);
                ResourceSpace space = spaces.remove(id);
                if (space != null) {
                    space.drop();
                }
            }
            return true;
        });
        database.caretaker().call();
    }
}
