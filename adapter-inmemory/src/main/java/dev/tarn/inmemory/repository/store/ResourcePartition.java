package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.fhir.ResourceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one type: by id, and in the order of their creation. Any number of readers, one writer at a time.
 *
 * <p>The order is an append-only array. A reader reads the length first and the array afterwards, and so has an
 * immutable snapshot without a copy.
 */
final class ResourcePartition {

    private static final int FIRST_CAPACITY = 16;

    private final Map<ResourceId, VersionChain> byId = new ConcurrentHashMap<>();
    private volatile @Nullable VersionChain[] inOrder = new VersionChain[FIRST_CAPACITY];
    private volatile int size;
    private final AtomicInteger deleted = new AtomicInteger();

    /** {@return a partition of the same versions} The caller must keep writers out. */
    ResourcePartition copy() {
        ResourcePartition copy = new ResourcePartition();
        for (int row = 0; row < size; row++) {
            VersionChain chain = Objects.requireNonNull(inOrder[row]).copy();
            copy.append(chain);
            copy.byId.put(chain.current().address().id(), chain);
        }
        copy.deleted.set(deleted.get());
        return copy;
    }

    /** {@return the number of rows, deleted resources included} */
    int rows() {
        return size;
    }

    /** {@return the resource in a row; empty where there is no such row} */
    Optional<VersionChain> row(int row) {
        return row >= 0 && row < size ? Optional.ofNullable(inOrder[row]) : Optional.empty();
    }

    /**
     * Adds a version, the first or the next. The caller must be the only writer.
     *
     * @param history what {@link #find} has found for its id
     */
    void add(Optional<VersionChain> history, ResourceVersion version) {
        if (history.isEmpty()) {
            VersionChain created = new VersionChain(version, size);
            append(created);
            byId.put(version.address().id(), created);
        } else {
            VersionChain known = history.get();
            boolean wasDeleted = known.current().isDeletion();
            known.add(version);
            deleted.addAndGet((version.isDeletion() ? 1 : 0) - (wasDeleted ? 1 : 0));
        }
    }

    Optional<VersionChain> find(ResourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** {@return the resources as they were at a moment} */
    Stream<ResourceVersion> all(Instant asOf) {
        int count = size;
        @Nullable VersionChain[] histories = inOrder;
        return IntStream.range(0, count)
                .mapToObj(i -> Objects.requireNonNull(histories[i]).at(asOf))
                .flatMap(Optional::stream)
                .filter(version -> !version.isDeletion());
    }

    /** {@return how many resources there are that are not deleted} */
    int count() {
        return size - deleted.get();
    }

    private void append(VersionChain created) {
        int count = size;
        if (count == inOrder.length) {
            inOrder = Arrays.copyOf(inOrder, count * 2);
        }
        inOrder[count] = created;
        size = count + 1;
    }
}
