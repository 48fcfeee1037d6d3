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
import java.util.Optional;

/**
 * What a snapshot of an account holds.
 *
 * @param memory counts what is beside the resources
 */
record StoredSnapshot(Instant takenAt, List<Part> stores, List<ClientTokenRecord> tokens, MemoryAccount memory) {

    /**
     * A data store.
     *
     * @param resources empty where they were removed
     */
    record Part(Snapshot.Store store, Optional<ResourceCopy> resources) {}

    /**
     * {@return a snapshot of these data stores}
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget or the disk has no room for it; then nothing
     *     is left of it
     */
    static StoredSnapshot of(
            List<DatastoreEntry> entries, List<ClientTokenRecord> tokens, Instant now, ControlPlaneConfig config) {
        List<Part> parts = new ArrayList<>();
        StoredSnapshot made =
                new StoredSnapshot(now, parts, tokens, config.memory().open());
        try {
            for (DatastoreEntry entry : entries) {
                made.memory.take(entry.memory().held());
                Snapshot.Store store = new Snapshot.Store(
                        entry.store(), entry.since(), entry.tags(), entry.importJobs(), entry.exportJobs());
                parts.add(new Part(
                        store,
                        entry.isEmptied()
                                ? Optional.empty()
                                : Optional.of(config.snapshots().copy(entry.resources()))));
            }
            return made;
        } catch (RuntimeException | Error e) {
            made.release();
            throw e;
        }
    }

    /** {@return the memory that is counted for it and its size on disk, in bytes} */
    long bytes() {
        long sum = memory.held();
        for (Part part : stores) {
            sum += part.resources().map(ResourceCopy::bytes).orElse(0L);
        }
        return sum;
    }

    /** {@return all but the resources} */
    Snapshot state() {
        return new Snapshot(stores.stream().map(Part::store).toList(), tokens);
    }

    /** {@return the resources of the data stores that have any} */
    Map<DatastoreId, ResourceCopy> copies() {
        Map<DatastoreId, ResourceCopy> copies = new HashMap<>();
        stores.forEach(part -> part.resources()
                .ifPresent(copy -> copies.put(part.store().store().id(), copy)));
        return copies;
    }

    /** Gives its memory and its disk space back. */
    void release() {
        memory.close();
        stores.forEach(part -> part.resources().ifPresent(ResourceCopy::release));
    }
}
