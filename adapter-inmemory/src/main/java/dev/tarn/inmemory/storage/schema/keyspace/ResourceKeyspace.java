package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Internal;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.repository.store.WriteClock;

/** Where the resources of a data store are. */
public final class ResourceKeyspace {

    private final DatastoreId datastore;
    private final int number;
    private final ResourcePartitions partitions;
    private final LastRowIds lastRowIds;
    private final IdempotencyKeys keys;
    private final ImportBatches batches;
    private final ChangedRows changes;
    private final MemoryAccount memory;
    private final WriteClock clock = new WriteClock();
    private volatile boolean dropped;

    public ResourceKeyspace(DatastoreId datastore, int number, TypeCodes types, MemoryAccount memory) {
        this.datastore = datastore;
        this.number = number;
        this.partitions = new ResourcePartitions(number, types);
        this.lastRowIds = new LastRowIds(partitions);
        this.keys = new IdempotencyKeys(number);
        this.batches = new ImportBatches(number);
        this.changes = new ChangedRows(number, types);
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
        dropped = true;
        memory.close();
    }

    public boolean isDropped() {
        return dropped;
    }

    /** Throws if the keyspace has been dropped. Must be called by a writer that holds the write lock. */
    public void checkThere() {
        if (dropped) {
            throw new Internal("The resources of data store " + datastore + " have been deleted", null);
        }
    }
}
