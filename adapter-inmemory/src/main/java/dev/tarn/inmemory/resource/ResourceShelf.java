package dev.tarn.inmemory.resource;

import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one type: by id, and in the order of their creation. Any number of readers, one writer at a time.
 *
 * <p>The order is an array that is only ever added to. A reader takes the length first and the array after it, and so
 * has a list that nobody changes, without a copy.
 */
final class ResourceShelf {

    private static final int FIRST_CAPACITY = 16;

    private final ResourceType type;
    private final Map<ResourceId, ResourceHistory> byId = new ConcurrentHashMap<>();
    private volatile @Nullable ResourceHistory[] inOrder = new ResourceHistory[FIRST_CAPACITY];
    private volatile int size;

    ResourceShelf(ResourceType type) {
        this.type = type;
    }

    /** Creates or updates; the caller sees to it that nobody else does at the same time. */
    Upserted put(AcceptedResource resource, Instant now) {
        ResourceHistory known = byId.get(resource.id());
        if (known != null) {
            return known.add(resource.body(), now);
        }
        ResourceHistory created =
                new ResourceHistory(new ResourceVersion(type, resource.id(), 1, now, resource.body()));
        append(created);
        byId.put(resource.id(), created);
        return new Upserted(Upserted.Change.CREATED, 1);
    }

    Optional<ResourceHistory> find(ResourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Stream<ResourceVersion> all() {
        int count = size;
        @Nullable ResourceHistory[] histories = inOrder;
        return IntStream.range(0, count)
                .mapToObj(i -> Objects.requireNonNull(histories[i]).current());
    }

    int size() {
        return size;
    }

    private void append(ResourceHistory created) {
        int count = size;
        if (count == inOrder.length) {
            inOrder = Arrays.copyOf(inOrder, count * 2);
        }
        inOrder[count] = created;
        size = count + 1;
    }
}
