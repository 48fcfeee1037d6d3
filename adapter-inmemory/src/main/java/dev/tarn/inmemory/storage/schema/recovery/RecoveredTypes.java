package dev.tarn.inmemory.storage.schema.recovery;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * Completes the numbers of resource types where rows of them are lost: with another number the resources of a type could
 * not be found. A number that is in use is that of the type which its resources carry; other types get numbers that are
 * free.
 */
final class RecoveredTypes {

    private final Tables tables;
    private final WriteBatch writes;
    private final BitSet known = new BitSet();
    private final BitSet used = new BitSet();

    private RecoveredTypes(Tables tables, WriteBatch writes) {
        this.tables = tables;
        this.writes = writes;
    }

    /** Adds what is missing. */
    static void complete(Tables tables, WriteBatch writes) {
        new RecoveredTypes(tables, writes).complete();
    }

    private void complete() {
        int count = 0;
        for (Map.Entry<String, Long> row : tables.types.rows()) {
            known.set(row.getValue().intValue());
            count++;
        }
        if (count == ResourceType.values().length) {
            return;
        }
        for (Map.Entry<Long, StoredVersion> row : tables.resources.rows()) {
            see(row.getKey(), row.getValue());
        }
        for (Map.Entry<VersionKey, StoredVersion> row : tables.versions.rows()) {
            see(row.getKey().rowId(), row.getValue());
        }
        used.or(known);
        int code = 1;
        for (ResourceType type : ResourceType.values()) {
            if (writes.get(tables.types, type.name()).isEmpty()) {
                code = used.nextClearBit(code);
                used.set(code);
                writes.put(tables.types, type.name(), (long) code);
            }
        }
    }

    private void see(long rowId, StoredVersion version) {
        int code = RowIds.partition(rowId) & RowIds.MOST_TYPES;
        used.set(code);
        if (!known.get(code) && !version.isDeletion()) {
            type(version)
                    .filter(type -> writes.get(tables.types, type.name()).isEmpty())
                    .ifPresent(type -> {
                        writes.put(tables.types, type.name(), (long) code);
                        known.set(code);
                    });
        }
    }

    private static Optional<ResourceType> type(StoredVersion version) {
        byte[] json = version.body().content();
        return new ResourceReader().read(json, 0, json.length) instanceof AcceptedResource resource
                ? Optional.of(resource.address().type())
                : Optional.empty();
    }
}
