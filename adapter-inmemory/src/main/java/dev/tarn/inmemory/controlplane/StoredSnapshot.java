package dev.tarn.inmemory.controlplane;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.inmemory.controlplane.state.ClientTokenRecord;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.store.ResourceCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a snapshot of an account holds.
 *
 * @param state all but the resources
 * @param copies the resources of the data stores that have any
 * @param memory counts what is beside the resources
 */
record StoredSnapshot(Instant takenAt, Snapshot state, Map<DatastoreId, ResourceCopy> copies, MemoryAccount memory) {

    /**
     * {@return a snapshot of these data stores}
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for it; then nothing
     *     is left of it
     */
    static StoredSnapshot of(
            List<DatastoreEntry> entries, List<ClientTokenRecord> tokens, Instant now, ControlPlaneConfig config) {
        List<Snapshot.Store> stores = new ArrayList<>();
        Map<DatastoreId, ResourceCopy> copies = new HashMap<>();
        StoredSnapshot made = new StoredSnapshot(
                now, new Snapshot(stores, tokens), copies, config.memory().open());
        try {
            for (DatastoreEntry entry : entries) {
                made.memory.take(entry.memory().held());
                stores.add(new Snapshot.Store(
                        entry.store(), entry.since(), entry.tags(), entry.importJobs(), entry.exportJobs()));
                if (!entry.isEmptied()) {
                    copies.put(entry.store().id(), config.snapshots().copy(entry.resources()));
                }
            }
            return made;
        } catch (RuntimeException | Error e) {
            made.release();
            throw e;
        }
    }

    /** {@return the memory that is counted for it and its size on disk, in bytes} */
    long bytes() {
        return memory.held()
                + copies.values().stream().mapToLong(ResourceCopy::bytes).sum();
    }

    /** Gives its memory and its disk space back. */
    void release() {
        memory.close();
        copies.values().forEach(ResourceCopy::release);
    }
}
