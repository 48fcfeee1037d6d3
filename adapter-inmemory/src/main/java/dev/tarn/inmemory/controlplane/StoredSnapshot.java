package dev.tarn.inmemory.controlplane;

import dev.tarn.inmemory.controlplane.state.ClientTokenRecord;
import dev.tarn.inmemory.controlplane.state.Snapshot;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
     * @param resources a copy that does not change; empty where they were removed
     */
    record Part(Snapshot.Store store, Optional<ResourceStore> resources) {}

    /**
     * {@return a snapshot of these data stores}
     *
     * @throws dev.tarn.domain.failure.InsufficientStorage if the memory budget has no room for it; then nothing is counted
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
                                : Optional.of(config.resources().copy(entry.resources()))));
            }
            return made;
        } catch (RuntimeException | Error e) {
            made.release(config.resources());
            throw e;
        }
    }

    /** {@return the memory that is counted for it, in bytes} */
    long bytes() {
        long sum = memory.held();
        for (Part part : stores) {
            sum += part.resources().map(ResourceStore::held).orElse(0L);
        }
        return sum;
    }

    /** Gives its memory back. */
    void release(ResourceStores resources) {
        memory.close();
        stores.forEach(part -> part.resources().ifPresent(resources::release));
    }
}
