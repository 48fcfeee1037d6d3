package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.repository.store.MapResourceStores;
import dev.tarn.inmemory.repository.store.ResourceCopy;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.util.Map;
import java.util.Set;

/** For resources in memory; what else belongs to a data store is written nowhere. */
public record TransientSnapshotStore(MapResourceStores resources) implements SnapshotStore {

    @Override
    public ResourceCopy copy(ResourceStore store) {
        return resources.copy(store);
    }

    @Override
    public Map<DatastoreId, ResourceStore> replace(
            Set<DatastoreId> before, Snapshot after, Map<DatastoreId, ResourceCopy> copies) {
        return resources.replace(before, copies);
    }
}
