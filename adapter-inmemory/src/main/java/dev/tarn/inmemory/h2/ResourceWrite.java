package dev.tarn.inmemory.h2;

import static dev.tarn.inmemory.h2.UncheckedSqlException.asking;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.resource.PendingChange;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A change of one space, within one transaction: gathered first, and written at its end. */
final class ResourceWrite {

    private final Statements sql;
    private final ResourceSpace space;
    private final Map<ResourceAddress, Sought> sought = new HashMap<>();
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
        Set<Long> taken = new HashSet<>();
        for (Map.Entry<ResourceAddress, List<ResourceVersion>> entry : changed.entrySet()) {
            ResourceType type = entry.getKey().type();
            int shelf = space.shelves().shelf(type);
            Sought before = seek(entry.getKey());
            if (before.found().isPresent()) {
                rows.update(shelf, before.found().get(), entry.getValue());
            } else {
                long finder = Finders.free(sql, before.finder(), taken);
                taken.add(finder);
                rows.create(shelf, finder, space.lastPlaces().next(sql, type), entry.getValue());
            }
        }
        rows.finish();
        space.keys().remember(sql, pending.remembered());
    }

    private Optional<ResourceVersion> find(ResourceAddress address) {
        return asking(() -> seek(address)).found().map(Located::version);
    }

    private Sought seek(ResourceAddress address) throws SQLException {
        Sought known = sought.get(address);
        if (known == null) {
            int shelf = space.shelves().shelf(address.type());
            known = space.lastPlaces().isUntouched(sql, address.type())
                    ? new Sought(Finders.first(shelf, address.id()), Optional.empty())
                    : Finders.seek(sql, shelf, address);
            sought.put(address, known);
        }
        return known;
    }
}
