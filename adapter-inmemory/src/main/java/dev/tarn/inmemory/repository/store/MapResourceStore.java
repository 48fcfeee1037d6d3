package dev.tarn.inmemory.repository.store;

import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.memory.MemoryAccount;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.BodyArena;
import dev.tarn.inmemory.ndjson.ResourceBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resources in maps, for as long as the process lives. A batch is written under one lock; reading takes none. A write that
 * the memory budget has no room for is rejected as a whole; a deletion may use the budget's reserve.
 */
@SuppressWarnings("EnumOrdinal") // An index in memory only.
public final class MapResourceStore implements ResourceStore {

    private static final ResourcePartition NONE = new ResourcePartition();

    /** By the ordinals of types; made with the first resource, since a partition of each type would be 30 kB. */
    private final AtomicReferenceArray<@Nullable ResourcePartition> partitions =
            new AtomicReferenceArray<>(ResourceType.values().length);

    private final Map<IdempotencyKey, ResourceAddress> keys = new HashMap<>();
    private final BodyArena pages = new BodyArena();
    private final Object writing = new Object();
    private final MemoryAccount memory;
    private final RecentChanges changes = new RecentChanges();

    /** Guarded by {@link #writing}. */
    private final WriteClock clock;

    /** The number of the last batch; each batch that writes has the next one. */
    private volatile long lastChange;

    /** The bytes that count for the versions and keys; the account also counts the search index. Guarded by {@link #writing}. */
    private long held;

    /** An empty store without a limit. */
    public MapResourceStore() {
        this(MemoryBudget.unlimited().open());
    }

    /** An empty store that takes its memory from this account. */
    public MapResourceStore(MemoryAccount memory) {
        this(memory, new WriteClock());
    }

    private MapResourceStore(MemoryAccount memory, WriteClock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * {@return an equal store, with the same versions: only what finds them is copied}
     *
     * @throws InsufficientStorage if the budget has no room for it; it counts as much as this store, whose bodies it
     *     shares, because either may outlive the other
     */
    MapResourceStore copy() {
        synchronized (writing) {
            MapResourceStore copy = new MapResourceStore(memory.another(held), clock.copy());
            for (int type = 0; type < partitions.length(); type++) {
                ResourcePartition partition = partitions.get(type);
                if (partition != null) {
                    copy.partitions.set(type, partition.copy());
                }
            }
            copy.keys.putAll(keys);
            copy.lastChange = lastChange;
            copy.held = held;
            return copy;
        }
    }

    MemoryAccount memory() {
        return memory;
    }

    /** {@return the memory that is counted for the resources, in bytes} */
    long held() {
        synchronized (writing) {
            return held;
        }
    }

    /** No job starts over in here: its process is gone by then, and so is this. */
    @Override
    public List<Upserted> apply(BatchMark mark, List<AcceptedResource> batch, Instant now) {
        List<Upserted> done = new ArrayList<>(batch.size());
        synchronized (writing) {
            Instant milliseconds = clock.time(now);
            long taken = take(batch);
            long used = 0;
            long change = lastChange + 1;
            for (AcceptedResource resource : batch) {
                ResourcePartition partition = writable(resource.address().type());
                Optional<VersionChain> history =
                        partition.find(resource.address().id());
                Optional<ResourceVersion> current = history.map(VersionChain::current);
                Upserted upserted = Upserted.of(current, resource.body());
                if (upserted.isWrite()) {
                    ResourceBody kept = pages.kept(resource.body());
                    used += Footprint.inPage(kept, history.isEmpty());
                    partition.add(history, ResourceVersion.next(current, resource.address(), milliseconds, kept));
                    if (history.isPresent()) {
                        changes.add(
                                change, resource.address().type(), history.get().row());
                    }
                }
                done.add(upserted);
            }
            lastChange = change;
            memory.giveBack(taken - used);
            held += used;
        }
        return Collections.unmodifiableList(done);
    }

    /**
     * Takes memory for a batch. Where there is none for all of it as if it were new, looks how much of it is to be written:
     * to import again what is there takes none. {@return how much was taken}
     */
    private long take(List<AcceptedResource> batch) {
        long most = 0;
        for (AcceptedResource resource : batch) {
            most += Footprint.inPage(resource.body(), true);
        }
        try {
            memory.take(most);
            return most;
        } catch (InsufficientStorage e) {
            long needed = batch.stream()
                    .filter(resource -> Upserted.of(read(resource.address()), resource.body())
                            .isWrite())
                    .mapToLong(resource -> Footprint.inPage(resource.body(), true))
                    .sum();
            memory.take(needed);
            return needed;
        }
    }

    @Override
    public <T> T change(Instant now, Function<ResourceChange, T> work) {
        synchronized (writing) {
            PendingChange change =
                    new PendingChange(this::read, key -> Optional.ofNullable(keys.get(key)), clock.time(now));
            T result = work.apply(change);
            take(change);
            change.versions().forEach(version -> add(version, lastChange + 1));
            lastChange++;
            keys.putAll(change.remembered());
            return result;
        }
    }

    private void add(ResourceVersion version, long change) {
        ResourcePartition partition = writable(version.address().type());
        Optional<VersionChain> history = partition.find(version.address().id());
        partition.add(history, version);
        history.ifPresent(updated -> changes.add(change, version.address().type(), updated.row()));
    }

    private void take(PendingChange change) {
        long needed = Footprint.ofKeys(change.remembered().size());
        boolean deletesOnly = true;
        for (ResourceVersion version : change.versions()) {
            needed += Footprint.alone(version.body(), version.versionId() == 1);
            deletesOnly &= version.isDeletion();
        }
        if (deletesOnly) {
            memory.takeFromReserve(needed);
        } else {
            memory.take(needed);
        }
        held += needed;
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address) {
        return partition(address.type()).find(address.id()).map(VersionChain::current);
    }

    @Override
    public Optional<ResourceVersion> read(ResourceAddress address, long versionId) {
        return partition(address.type()).find(address.id()).flatMap(history -> history.version(versionId));
    }

    @Override
    public Instant moment(Instant now) {
        synchronized (writing) {
            return clock.fix(now);
        }
    }

    @Override
    public Stream<ResourceVersion> all(ResourceType type, Instant asOf) {
        return partition(type).all(asOf);
    }

    @Override
    public SearchSource searchSource() {
        synchronized (writing) {
            changes.begin(lastChange);
        }
        return new MapSearchSource(this, changes, DerivedData.inMemory(memory));
    }

    @Override
    public VersionSource versionSource() {
        return new MapVersionSource(this);
    }

    /** {@return the number of the last batch} */
    long lastChange() {
        return lastChange;
    }

    @Override
    public Map<ResourceType, Long> counts() {
        Map<ResourceType, Long> counts = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            int count = partition(type).count();
            if (count > 0) {
                counts.put(type, (long) count);
            }
        }
        return counts;
    }

    ResourcePartition partition(ResourceType type) {
        ResourcePartition partition = partitions.get(type.ordinal());
        return partition == null ? NONE : partition;
    }

    /** {@return the partition to add to; only while writing} */
    private ResourcePartition writable(ResourceType type) {
        ResourcePartition partition = partitions.get(type.ordinal());
        if (partition == null) {
            partition = new ResourcePartition();
            partitions.set(type.ordinal(), partition);
        }
        return partition;
    }
}
