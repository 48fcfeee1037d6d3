package dev.tarn.inmemory.resource;

import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Resources in maps, for as long as the process lives. A batch is written under one lock; reading takes none. */
public final class MapResourceStore implements ResourceStore {

    private final Map<ResourceType, ResourceShelf> shelves = new EnumMap<>(ResourceType.class);
    private final Map<IdempotencyKey, ResourceAddress> keys = new HashMap<>();
    private final BodyPages pages = new BodyPages();
    private final Object writing = new Object();

    /** An empty store. */
    public MapResourceStore() {
        for (ResourceType type : ResourceType.values()) {
            shelves.put(type, new ResourceShelf());
        }
    }

    /** No job starts over in here: its process is gone by then, and so is this. */
    @Override
    public List<Upserted> apply(BatchMark mark, List<AcceptedResource> batch, Instant now) {
        Instant milliseconds = now.truncatedTo(ChronoUnit.MILLIS);
        List<Upserted> done = new ArrayList<>(batch.size());
        synchronized (writing) {
            for (AcceptedResource resource : batch) {
                ResourceShelf shelf = shelf(resource.address().type());
                Optional<ResourceHistory> history =
                        shelf.find(resource.address().id());
                Optional<ResourceVersion> current = history.map(ResourceHistory::current);
                Upserted upserted = Upserted.of(current, resource.body());
                if (upserted.isWrite()) {
                    ResourceBody kept = pages.kept(resource.body());
                    shelf.add(history, ResourceVersion.next(current, resource.address(), milliseconds, kept));
                }
                done.add(upserted);
            }
        }
        return Collections.unmodifiableList(done);
    }

    @Override
    public <T> T change(Instant now, Function<ResourceChange, T> work) {
        synchronized (writing) {
            PendingChange change = new PendingChange(
                    this::read, key -> Optional.ofNullable(keys.get(key)), now.truncatedTo(ChronoUnit.MILLIS));
            T result = work.apply(change);
            change.versions().forEach(version -> shelf(version.address().type()).add(version));
            keys.putAll(change.remembered());
            return result;
        }
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address) {
        return shelf(address.type()).find(address.id()).map(ResourceHistory::current);
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address, long versionId) {
        return shelf(address.type()).find(address.id()).flatMap(history -> history.version(versionId));
    }

    @Override
    public List<ResourceVersion> history(ResourceAddress address, long before, int limit) {
        return shelf(address.type())
                .find(address.id())
                .map(history -> history.newestFirst(before, limit))
                .orElse(List.of());
    }

    @Override
    public Stream<ResourceVersion> all(ResourceType type) {
        return shelf(type).all();
    }

    @Override
    public Map<ResourceType, Long> counts() {
        Map<ResourceType, Long> counts = new EnumMap<>(ResourceType.class);
        shelves.forEach((type, shelf) -> {
            if (shelf.count() > 0) {
                counts.put(type, (long) shelf.count());
            }
        });
        return counts;
    }

    private ResourceShelf shelf(ResourceType type) {
        return Optional.ofNullable(shelves.get(type)).orElseThrow();
    }
}
