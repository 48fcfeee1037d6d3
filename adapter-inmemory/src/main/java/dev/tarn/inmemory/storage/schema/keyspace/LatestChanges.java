package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The number of the latest change of each partition, a type in a keyspace, that this process has written. It tells which types
 * are as they were, without reading their rows. Thread-safe.
 */
public final class LatestChanges {

    private final Map<Integer, Long> byPartition = new ConcurrentHashMap<>();

    /** Notes a change that was committed. */
    public void changed(int partition, long change) {
        byPartition.merge(partition, change, Math::max);
    }

    /** {@return the types of a keyspace, by their numbers, that were changed after this change} */
    public BitSet changedSince(int keyspace, long change) {
        BitSet types = new BitSet();
        for (int type = 0; type <= RowIds.MOST_TYPES; type++) {
            if (byPartition.getOrDefault(RowIds.partition(keyspace, type), 0L) > change) {
                types.set(type);
            }
        }
        return types;
    }

    /** Forgets a keyspace that is no data store's any more. */
    public void forget(int keyspace) {
        for (int partition = RowIds.firstPartition(keyspace);
                partition <= RowIds.lastPartition(keyspace);
                partition++) {
            byPartition.remove(partition);
        }
    }
}
