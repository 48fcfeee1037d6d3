package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.store.WriteClock;
import dev.tarn.inmemory.storage.WriteBatch;

/** Where the resources of a data store are. */
public final class ResourceKeyspace {

    private enum State {
        IN_USE,
        DROPPED,
        REPLACED
    }

    private final DatastoreId datastore;
    private final int number;
    private final ResourcePartitions partitions;
    private final LastRowIds lastRowIds;
    private final IdempotencyKeys keys;
    private final ImportBatches batches;
    private final ChangedRows changes;
    private final LatestChanges latest;
    private final MemoryAccount memory;
    private final WriteClock clock = new WriteClock();
    private volatile State state = State.IN_USE;

    public ResourceKeyspace(
            DatastoreId datastore, int number, TypeCodes types, LatestChanges latest, MemoryAccount memory) {
        this.datastore = datastore;
        this.number = number;
        this.partitions = new ResourcePartitions(number, types);
        this.lastRowIds = new LastRowIds(partitions);
        this.keys = new IdempotencyKeys(number);
        this.batches = new ImportBatches(number);
        this.changes = new ChangedRows(number, types);
        this.latest = latest;
        this.memory = memory;
    }

    public int number() {
        return number;
    }

    public ResourcePartitions partitions() {
        return partitions;
    }

    public LastRowIds lastRowIds() {
        return lastRowIds;
    }

    public IdempotencyKeys keys() {
        return keys;
    }

    public ImportBatches batches() {
        return batches;
    }

    public ChangedRows changes() {
        return changes;
    }

    /** Notes that a batch writes resources of a type. */
    public void writes(WriteBatch writes, ResourceType type) {
        int partition = partitions.partition(type);
        writes.onCommit(() -> latest.changed(partition, writes.change()));
    }

    /** {@return where the heap that data derived from the resources takes is counted} */
    public MemoryAccount memory() {
        return memory;
    }

    /** {@return the times of versions; only transactions ask for one} */
    public WriteClock clock() {
        return clock;
    }

    /** Hides all rows and rejects writes from now on: rows written after the drop would never be deleted. */
    public void drop() {
        end(State.DROPPED);
    }

    /** Does the same as {@link #drop}, since the resources are replaced by those of a snapshot. */
    public void replace() {
        end(State.REPLACED);
    }

    private void end(State next) {
        state = next;
        memory.close();
    }

    public boolean isDropped() {
        return state != State.IN_USE;
    }

    /**
     * Throws if the keyspace has been dropped. Must be called by a writer that holds the write lock.
     *
     * @throws Conflict if a snapshot was restored meanwhile
     */
    public void checkThere() {
        switch (state) {
            case IN_USE -> {}
            case DROPPED -> throw new Internal("The resources of data store " + datastore + " have been deleted", null);
            case REPLACED ->
                throw new Conflict("A snapshot was restored before the resources of data store " + datastore
                        + " could be written; nothing was written, so send the request again");
        }
    }
}
