package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Internal;

/** Where the resources of a data store are. */
public final class ResourceKeyspace {

    private final DatastoreId datastore;
    private final int number;
    private final ResourcePartitions partitions;
    private final LastRowIds lastRowIds;
    private final IdempotencyKeys keys;
    private final ImportBatches batches;
    private final ChangedRows changes;
    private volatile boolean dropped;

    public ResourceKeyspace(DatastoreId datastore, int number, TypeCodes types) {
        this.datastore = datastore;
        this.number = number;
        this.partitions = new ResourcePartitions(number, types);
        this.lastRowIds = new LastRowIds(partitions);
        this.keys = new IdempotencyKeys(number);
        this.batches = new ImportBatches(number);
        this.changes = new ChangedRows(number, types);
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

    /** Hides all rows and rejects writes from now on: rows written after the drop would never be deleted. */
    public void drop() {
        dropped = true;
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
