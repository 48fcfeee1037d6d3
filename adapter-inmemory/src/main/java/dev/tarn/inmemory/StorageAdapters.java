package dev.tarn.inmemory;

import dev.tarn.inmemory.controlplane.state.SnapshotStore;
import dev.tarn.inmemory.controlplane.state.StateStore;
import dev.tarn.inmemory.controlplane.state.TransientSnapshotStore;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.repository.store.MapResourceStores;
import dev.tarn.inmemory.repository.store.ResourceStores;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.controlplane.StoredStateStore;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import dev.tarn.inmemory.storage.schema.snapshot.StoredSnapshotStore;

/** The implementations of what a control plane stores, in memory or in one database. */
record StorageAdapters(ResourceStores resources, StateStore state, SnapshotStore snapshots) {

    static StorageAdapters inMemory(MemoryBudget memory) {
        MapResourceStores resources = new MapResourceStores(memory);
        return new StorageAdapters(resources, StateStore.NONE, new TransientSnapshotStore(resources));
    }

    static StorageAdapters onDisk(Database database, MemoryBudget memory) {
        StoredResourceStores resources = new StoredResourceStores(database, memory);
        return new StorageAdapters(
                resources, new StoredStateStore(database), new StoredSnapshotStore(database, resources));
    }
}
