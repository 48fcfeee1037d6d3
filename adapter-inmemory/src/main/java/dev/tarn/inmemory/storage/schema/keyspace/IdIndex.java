package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.inmemory.storage.DamagedRowException;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.RowIds;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import java.util.Optional;

/**
 * The id index: a hash table with linear probing, whose keys are hashes of ids. Entries are never removed while their keyspace
 * exists, so a search ends at the first free key.
 */
public final class IdIndex {

    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private IdIndex() {}

    /** {@return the first key to probe} Stable, since it is in files. */
    public static long first(int partition, ResourceId id) {
        long hash = id.value().length();
        for (int i = 0; i < id.value().length(); i++) {
            hash = (hash ^ id.value().charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return RowIds.start(partition) | (hash & RowIds.MOST_NUMBERS);
    }

    /** Looks for a resource. */
    public static IdLookup seek(Tables tables, ReadView view, int partition, ResourceAddress address) {
        for (long idKey = first(partition, address.id()); ; idKey = next(idKey)) {
            Optional<Long> rowId = view.get(tables.idIndex, idKey);
            if (rowId.isEmpty()) {
                return new IdLookup(idKey, Optional.empty());
            }
            StoredVersion row = row(tables, view, rowId.get(), address);
            if (row.id().equals(address.id().value())) {
                return new IdLookup(idKey, Optional.of(new CurrentVersion(rowId.get(), row.of(address))));
            }
        }
    }

    private static StoredVersion row(Tables tables, ReadView view, long rowId, ResourceAddress address) {
        try {
            return view.get(tables.resources, rowId)
                    .orElseThrow(() -> new Internal(address + " cannot be read: its row is gone", null));
        } catch (DamagedRowException e) {
            // The row may be that of another id with the same hash, which is as rare as it is harmless to say.
            throw e.named(address.toString());
        }
    }

    /** {@return whether an id leads to a row id, so that it is the id of what was put there} */
    static boolean leads(Tables tables, ResourceId id, long rowId) {
        for (long idKey = first(RowIds.partition(rowId), id); ; idKey = next(idKey)) {
            Optional<Long> found = tables.idIndex.get(idKey);
            if (found.isEmpty() || found.get() == rowId) {
                return found.isPresent();
            }
        }
    }

    /**
     * {@return a key that is free}
     *
     * @param from where a search in what is committed has ended
     */
    public static long free(Tables tables, WriteBatch writes, long from) {
        if (!writes.isChanged(tables.idIndex, from)) {
            return from;
        }
        long idKey = next(from);
        while (writes.get(tables.idIndex, idKey).isPresent()) {
            idKey = next(idKey);
        }
        return idKey;
    }

    public static long next(long idKey) {
        return (idKey & RowIds.MOST_NUMBERS) == RowIds.MOST_NUMBERS ? idKey - RowIds.MOST_NUMBERS : idKey + 1;
    }
}
