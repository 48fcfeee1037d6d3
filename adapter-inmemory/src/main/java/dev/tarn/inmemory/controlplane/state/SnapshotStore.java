package dev.tarn.inmemory.controlplane.state;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.repository.store.ResourceCopy;
import dev.tarn.inmemory.repository.store.ResourceStore;
import java.util.Map;
import java.util.Set;

/** Copies resources for snapshots, and replaces data stores by those of a snapshot. Guarded by the scheduler's lock. */
public interface SnapshotStore {

    /**
     * {@return a copy that later writes to the resources do not change; of one moment, also while others write}
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for it
     * @throws dev.tarn.domain.failure.Conflict if others write faster than it is copied
     */
    ResourceCopy copy(ResourceStore resources);

    /**
     * Replaces data stores atomically: after a failure, and in the next process after a crash, there are those of before or
     * those of after. What is derived from the former resources is dropped, and writes to them fail. What the {@link
     * StateStore} was given before must be committed.
     *
     * @param before the data stores that are removed
     * @param after the data stores that are put, and the client tokens
     * @param copies the resources of those of {@code after} that have any
     * @return the resources of each of {@code copies}
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for it; nothing was
     *     changed
     */
    Map<DatastoreId, ResourceStore> replace(
            Set<DatastoreId> before, Snapshot after, Map<DatastoreId, ResourceCopy> copies);
}
