package dev.tarn.inmemory.h2;

import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was created under which idempotency key, in one space. */
final class IdempotencyKeys {

    private final int space;
    private final TypeCodes types;

    IdempotencyKeys(int space, TypeCodes types) {
        this.space = space;
        this.types = types;
    }

    Optional<ResourceAddress> made(Statements sql, IdempotencyKey key) throws SQLException {
        Prepared select = sql.of("SELECT shelf, id FROM idempotency_key WHERE space = ? AND token = ?");
        select.setInt(1, space);
        select.setUuid(2, UUID.fromString(key.value()));
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new ResourceAddress(types.type(row.getInt(1)), new ResourceId(row.getString(2))))
                    : Optional.empty();
        }
    }

    void remember(Statements sql, Map<IdempotencyKey, ResourceAddress> made) throws SQLException {
        Prepared merge =
                sql.of("MERGE INTO idempotency_key (space, token, shelf, id) KEY (space, token) VALUES (?, ?, ?, ?)");
        for (Map.Entry<IdempotencyKey, ResourceAddress> entry : made.entrySet()) {
            merge.setInt(1, space);
            merge.setUuid(2, UUID.fromString(entry.getKey().value()));
            merge.setInt(3, types.shelf(space, entry.getValue().type()));
            merge.setString(4, entry.getValue().id().value());
            merge.executeUpdate();
        }
    }
}
