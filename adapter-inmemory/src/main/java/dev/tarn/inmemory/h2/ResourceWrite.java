package dev.tarn.inmemory.h2;

import static dev.tarn.inmemory.h2.UncheckedSqlException.asking;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.inmemory.resource.PendingChange;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change of one space, within one transaction: gathered first, and written at its end. */
final class ResourceWrite {

    private final Statements sql;
    private final ResourceSpace space;
    private final Map<ResourceAddress, Located> found = new HashMap<>();
    private final PendingChange pending;

    ResourceWrite(Statements sql, ResourceSpace space, Instant now) {
        this.sql = sql;
        this.space = space;
        this.pending = new PendingChange(
                this::find, key -> asking(() -> space.keys().made(sql, key)), now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** {@return where to look and to gather} */
    PendingChange pending() {
        return pending;
    }

    /** Writes what was gathered. */
    void finish() throws SQLException {
        Map<ResourceAddress, List<ResourceVersion>> changed = new LinkedHashMap<>();
        for (ResourceVersion version : pending.versions()) {
            changed.computeIfAbsent(version.address(), address -> new ArrayList<>(1))
                    .add(version);
        }
        RowWriter rows = new RowWriter(sql);
        for (Map.Entry<ResourceAddress, List<ResourceVersion>> entry : changed.entrySet()) {
            Located before = found.get(entry.getKey());
            int shelf = space.shelves().shelf(entry.getKey().type());
            if (before == null) {
                rows.create(shelf, space.lastPlaces().next(sql, entry.getKey().type()), entry.getValue());
            } else {
                rows.update(shelf, before, entry.getValue());
            }
        }
        rows.finish();
        space.keys().remember(sql, pending.remembered());
    }

    private Optional<ResourceVersion> find(ResourceAddress address) {
        Located known = found.get(address);
        if (known != null) {
            return Optional.of(known.version());
        }
        Optional<Located> stored = asking(() -> space.lastPlaces().isUntouched(sql, address.type())
                ? Optional.empty()
                : space.shelves().current(sql, address));
        stored.ifPresent(there -> found.put(address, there));
        return stored.map(Located::version);
    }
}
