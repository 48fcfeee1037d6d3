package dev.tarn.inmemory.storage.schema.keyspace;

import dev.tarn.domain.failure.Internal;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.storage.ReadView;
import dev.tarn.inmemory.storage.WriteBatch;
import dev.tarn.inmemory.storage.schema.Tables;
import dev.tarn.inmemory.storage.schema.row.Keys;
import dev.tarn.inmemory.storage.schema.row.Row;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was created under which idempotency key, in one keyspace. */
public final class IdempotencyKeys {

    private final int keyspace;

    IdempotencyKeys(int keyspace) {
        this.keyspace = keyspace;
    }

    public Optional<ResourceAddress> made(Tables tables, ReadView view, IdempotencyKey key) {
        return view.get(tables.idempotencyKeys, row(key)).map(IdempotencyKeys::address);
    }

    public void remember(Tables tables, WriteBatch writes, Map<IdempotencyKey, ResourceAddress> made) {
        made.forEach((key, address) -> writes.put(
                tables.idempotencyKeys,
                row(key),
                Row.writer().text(address.type()).text(address.id()).done()));
    }

    private static ResourceAddress address(Row cells) {
        Row.Reader reader = cells.reader();
        String type = reader.text();
        return new ResourceAddress(
                ResourceType.find(type)
                        .orElseThrow(() -> new Internal("Resource type " + type + " is not known to this Tarn", null)),
                new ResourceId(reader.text()));
    }

    /** Keys are compared as the UUIDs that they are. */
    private String row(IdempotencyKey key) {
        return Keys.of(keyspace, UUID.fromString(key.value()));
    }
}
