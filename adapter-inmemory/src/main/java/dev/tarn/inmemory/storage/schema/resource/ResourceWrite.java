package dev.tarn.inmemory.storage.schema.resource;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.store.PendingChange;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.keyspace.CurrentVersion;
import dev.tarn.inmemory.storage.schema.keyspace.IdIndex;
import dev.tarn.inmemory.storage.schema.keyspace.IdLookup;
import dev.tarn.inmemory.storage.schema.keyspace.ResourceKeyspace;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.inmemory.storage.schema.row.VersionKey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A change of one keyspace, within one transaction: gathered first, and drafted at its end. */
final class ResourceWrite {

    private final Tables tables;
    private final WriteBatch writes;
    private final ResourceKeyspace keyspace;
    private final Map<ResourceAddress, IdLookup> sought = new HashMap<>();
    private final Map<ResourceType, Long> live = new EnumMap<>(ResourceType.class);
    private final PendingChange pending;

    ResourceWrite(Tables tables, WriteBatch writes, ResourceKeyspace keyspace, Instant now) {
        this.tables = tables;
        this.writes = writes;
        this.keyspace = keyspace;
        this.pending = new PendingChange(
                address -> seek(address).found().map(CurrentVersion::version),
                key -> keyspace.keys().made(tables, writes, key),
                keyspace.clock().time(now));
    }

    /** {@return where to look and to gather} */
    PendingChange pending() {
        return pending;
    }

    /** Drafts what was gathered. */
    void finish() {
        Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        for (ResourceVersion version : pending.versions()) {
            writes(version);
            types.add(version.address().type());
        }
        types.forEach(type -> keyspace.writes(writes, type));
        live.forEach((type, change) -> {
            long partition = keyspace.partitions().partition(type);
            writes.put(
                    tables.live, partition, writes.get(tables.live, partition).orElse(0L) + change);
        });
        keyspace.keys().remember(tables, writes, pending.remembered());
    }

    private void writes(ResourceVersion version) {
        ResourceAddress address = version.address();
        IdLookup before = seek(address);
        Optional<ResourceVersion> earlier = before.found().map(CurrentVersion::version);
        long idKey = before.idKey();
        long rowId;
        if (earlier.isPresent()) {
            rowId = before.found().get().rowId();
            writes.put(
                    tables.versions, new VersionKey(rowId, earlier.get().versionId()), StoredVersion.of(earlier.get()));
            keyspace.changes().changed(tables, writes, address.type(), rowId);
        } else {
            idKey = IdIndex.free(tables, writes, idKey);
            rowId = keyspace.lastRowIds().next(tables, address.type());
            writes.put(tables.idIndex, idKey, rowId);
        }
        writes.put(tables.resources, rowId, StoredVersion.of(version));
        sought.put(address, new IdLookup(idKey, Optional.of(new CurrentVersion(rowId, version))));
        count(address.type(), earlier, version);
    }

    private void count(ResourceType type, Optional<ResourceVersion> earlier, ResourceVersion version) {
        boolean was = earlier.isPresent() && !earlier.get().isDeletion();
        boolean is = !version.isDeletion();
        if (is != was) {
            live.merge(type, is ? 1L : -1L, Long::sum);
        }
    }

    private IdLookup seek(ResourceAddress address) {
        IdLookup known = sought.get(address);
        if (known == null) {
            int partition = keyspace.partitions().partition(address.type());
            known = keyspace.lastRowIds().isUntouched(tables, address.type())
                    ? new IdLookup(IdIndex.first(partition, address.id()), Optional.empty())
                    : IdIndex.seek(tables, writes, partition, address);
            sought.put(address, known);
        }
        return known;
    }
}
