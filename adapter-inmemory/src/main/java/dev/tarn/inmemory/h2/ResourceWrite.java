package dev.tarn.inmemory.h2;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.resource.PendingChange;
import dev.tarn.inmemory.resource.ResourceVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A change of one space, within one transaction: gathered first, and drafted at its end. */
final class ResourceWrite {

    private final Tables tables;
    private final Draft draft;
    private final ResourceSpace space;
    private final Map<ResourceAddress, Sought> sought = new HashMap<>();
    private final Map<ResourceType, Long> live = new EnumMap<>(ResourceType.class);
    private final PendingChange pending;

    ResourceWrite(Tables tables, Draft draft, ResourceSpace space, Instant now) {
        this.tables = tables;
        this.draft = draft;
        this.space = space;
        this.pending = new PendingChange(
                address -> seek(address).found().map(Located::version),
                key -> space.keys().made(tables, draft, key),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** {@return where to look and to gather} */
    PendingChange pending() {
        return pending;
    }

    /** Drafts what was gathered. */
    void finish() {
        pending.versions().forEach(this::draft);
        live.forEach((type, change) -> {
            long shelf = space.shelves().shelf(type);
            draft.put(tables.live, shelf, draft.get(tables.live, shelf).orElse(0L) + change);
        });
        space.keys().remember(tables, draft, pending.remembered());
    }

    private void draft(ResourceVersion version) {
        ResourceAddress address = version.address();
        Sought before = seek(address);
        Optional<ResourceVersion> earlier = before.found().map(Located::version);
        long finder = before.finder();
        long place;
        if (earlier.isPresent()) {
            place = before.found().get().place();
            draft.put(
                    tables.versions, new VersionKey(place, earlier.get().versionId()), StoredVersion.of(earlier.get()));
        } else {
            finder = Finders.free(tables, draft, finder);
            place = space.lastPlaces().next(tables, address.type());
            draft.put(tables.finders, finder, place);
        }
        draft.put(tables.resources, place, StoredVersion.of(version));
        sought.put(address, new Sought(finder, Optional.of(new Located(place, version))));
        count(address.type(), earlier, version);
    }

    private void count(ResourceType type, Optional<ResourceVersion> earlier, ResourceVersion version) {
        boolean was = earlier.isPresent() && !earlier.get().isDeletion();
        boolean is = !version.isDeletion();
        if (is != was) {
            live.merge(type, is ? 1L : -1L, Long::sum);
        }
    }

    private Sought seek(ResourceAddress address) {
        Sought known = sought.get(address);
        if (known == null) {
            int shelf = space.shelves().shelf(address.type());
            known = space.lastPlaces().isUntouched(tables, address.type())
                    ? new Sought(Finders.first(shelf, address.id()), Optional.empty())
                    : Finders.seek(tables, draft, shelf, address);
            sought.put(address, known);
        }
        return known;
    }
}
