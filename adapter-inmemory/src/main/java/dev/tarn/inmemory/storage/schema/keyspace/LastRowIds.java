package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import java.util.EnumMap;
import java.util.Map;

/**
 * Caches the last row ids of one keyspace, so that a creation need not look them up. Not thread-safe: used by the thread
 * that holds the write lock. The row id of a creation that was rolled back stays unused.
 */
public final class LastRowIds {

    private final ResourcePartitions partitions;
    private final Map<ResourceType, Long> last = new EnumMap<>(ResourceType.class);

    LastRowIds(ResourcePartitions partitions) {
        this.partitions = partitions;
    }

    /** {@return whether nothing was ever created on this type's partition} */
    public boolean isUntouched(Tables tables, ResourceType type) {
        return last(tables, type) == RowIds.start(partitions.partition(type));
    }

    /** {@return the row id for one more} */
    public long next(Tables tables, ResourceType type) {
        long before = last(tables, type);
        if (before == RowIds.end(partitions.partition(type))) {
            throw new Internal("There is no room for more than " + RowIds.MOST_NUMBERS + " resources of a type", null);
        }
        last.put(type, before + 1);
        return before + 1;
    }

    private long last(Tables tables, ResourceType type) {
        Long known = last.get(type);
        if (known == null) {
            known = partitions.lastRowId(tables, type);
            last.put(type, known);
        }
        return known;
    }
}
