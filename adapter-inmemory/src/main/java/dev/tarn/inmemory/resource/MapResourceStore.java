package dev.tarn.inmemory.resource;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Resources in maps, for as long as the process lives. A batch is written under one lock; reading takes none. */
public final class MapResourceStore implements ResourceStore {

    private final Map<ResourceType, ResourceShelf> shelves = new EnumMap<>(ResourceType.class);
    private final Object writing = new Object();

    /** An empty store. */
    public MapResourceStore() {
        for (ResourceType type : ResourceType.values()) {
            shelves.put(type, new ResourceShelf(type));
        }
    }

    @Override
    public List<Upserted> apply(List<AcceptedResource> batch, Instant now) {
        Instant milliseconds = now.truncatedTo(ChronoUnit.MILLIS);
        List<Upserted> done = new ArrayList<>(batch.size());
        synchronized (writing) {
            for (AcceptedResource resource : batch) {
                done.add(shelf(resource.type()).put(resource, milliseconds));
            }
        }
        return Collections.unmodifiableList(done);
    }

    @Override
    public Optional<ResourceVersion> read(ResourceType type, ResourceId id) {
        return shelf(type).find(id).map(ResourceHistory::current);
    }

    @Override
    public Optional<ResourceVersion> read(ResourceType type, ResourceId id, long versionId) {
        return shelf(type).find(id).flatMap(history -> history.version(versionId));
    }

    @Override
    public Stream<ResourceVersion> history(ResourceType type, ResourceId id) {
        return shelf(type).find(id).stream().flatMap(ResourceHistory::newestFirst);
    }

    @Override
    public Stream<ResourceVersion> all(ResourceType type) {
        return shelf(type).all();
    }

    @Override
    public Map<ResourceType, Long> counts() {
        Map<ResourceType, Long> counts = new EnumMap<>(ResourceType.class);
        shelves.forEach((type, shelf) -> {
            if (shelf.size() > 0) {
                counts.put(type, (long) shelf.size());
            }
        });
        return counts;
    }

    private ResourceShelf shelf(ResourceType type) {
        return Optional.ofNullable(shelves.get(type)).orElseThrow();
    }
}
