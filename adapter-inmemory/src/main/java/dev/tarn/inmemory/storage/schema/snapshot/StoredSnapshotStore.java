package dev.tarn.inmemory.storage.schema.snapshot;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.controlplane.state.SnapshotStore;
import dev.tarn.inmemory.repository.store.ResourceCopy;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import dev.tarn.inmemory.storage.schema.snapshot.Replacement.TooManyDifferences;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Snapshots in a database, for as long as this process runs. */
public final class StoredSnapshotStore implements SnapshotStore {

    /** How many bytes of differences are written in one transaction, which is in memory until it is committed. */
    private static final long MOST_DIFFERENCES = 32L * 1024 * 1024;

    private static final long STEP = 4L * 1024 * 1024;

    private final Database database;
    private final StoredResourceStores resources;
    private final KeyspaceCopier copier;
    private final long mostDifferences;

    /** Snapshots of the data stores of this database. */
    public StoredSnapshotStore(Database database, StoredResourceStores resources) {
        this(database, resources, MOST_DIFFERENCES, STEP);
    }

    StoredSnapshotStore(Database database, StoredResourceStores resources, long mostDifferences, long step) {
        this.database = database;
        this.resources = resources;
        this.copier = new KeyspaceCopier(database, resources.held(), step, mostDifferences);
        this.mostDifferences = mostDifferences;
    }

    @Override
    public ResourceCopy copy(ResourceStore store) {
        return copier.copy(StoredResourceStores.keyspace(store));
    }

    @Override
    public Map<DatastoreId, ResourceStore> replace(
            Set<DatastoreId> before, Snapshot after, Map<DatastoreId, ResourceCopy> copies) {
        Replacement replacement = new Replacement(resources, before, after, stored(copies), mostDifferences);
        Set<DatastoreId> replaced;
        try {
            database.read(replacement::withoutRows).forEach(id -> replacement.copyAgain(id, copier));
            replaced = write(replacement);
        } finally {
            replacement.release();
        }
        // Nothing is derived from the new resources yet: requests find them when the caller has returned.
        replacement.dropped().forEach(resources.latest()::forget);
        resources.cleanUp(replaced);
        Map<DatastoreId, ResourceStore> opened = new HashMap<>();
        copies.keySet().forEach(id -> opened.put(id, resources.open(id)));
        return opened;
    }

    private Set<DatastoreId> write(Replacement replacement) {
        while (true) {
            try {
                return database.write(replacement::write);
            } catch (TooManyDifferences e) {
                replacement.copyAgain(e.datastore, copier);
            }
        }
    }

    private static Map<DatastoreId, StoredCopy> stored(Map<DatastoreId, ResourceCopy> copies) {
        Map<DatastoreId, StoredCopy> stored = new HashMap<>();
        copies.forEach((id, copy) -> {
            if (copy instanceof StoredCopy own) {
                stored.put(id, own);
            } else {
                throw new IllegalArgumentException("not a copy in a database: " + copy);
            }
        });
        return stored;
    }
}
