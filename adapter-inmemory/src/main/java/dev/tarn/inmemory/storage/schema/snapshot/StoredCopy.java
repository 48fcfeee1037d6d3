package dev.tarn.inmemory.storage.schema.snapshot;

import dev.tarn.inmemory.repository.store.ResourceCopy;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.keyspace.HeldKeyspaces;
import dev.tarn.inmemory.storage.schema.keyspace.KeyspaceCopy;
import dev.tarn.inmemory.storage.schema.keyspace.LatestChanges;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A copy in a keyspace of its own. It knows since when other keyspaces are equal, so that only what changed since is read. */
final class StoredCopy implements ResourceCopy {

    private final Database database;
    private final HeldKeyspaces held;
    private final int keyspace;
    private final long bytes;

    /** The number of the change at which a keyspace was equal to this. */
    private final Map<Integer, Long> equal = new ConcurrentHashMap<>();

    /**
     * A copy.
     *
     * @param bytes about what its rows take on disk
     */
    StoredCopy(Database database, HeldKeyspaces held, int keyspace, long bytes) {
        this.database = database;
        this.held = held;
        this.keyspace = keyspace;
        this.bytes = bytes;
    }

    int keyspace() {
        return keyspace;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** Notes that another keyspace is equal when this change is committed. */
    void isEqual(int other, long change) {
        equal.put(other, change);
    }

    /** {@return the types, by their numbers, in which another keyspace may differ} */
    BitSet differing(int other, LatestChanges latest) {
        Long since = equal.get(other);
        return since == null ? KeyspaceCopy.allTypes() : latest.changedSince(other, since);
    }

    @Override
    public void release() {
        held.release(keyspace);
        database.wakeBackground();
    }
}
