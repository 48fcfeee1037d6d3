package dev.tarn.inmemory.repository.search;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.repository.store.DerivedData;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.repository.store.SearchSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Resources in lists, with a log of changes that forgets the oldest. Thread-safe. */
class ListSearchSource implements SearchSource {

    private final int longestLog;
    private final DerivedData derived;
    private final Map<ResourceType, List<SourceRow>> rows = new EnumMap<>(ResourceType.class);
    private final Map<ResourceAddress, Integer> rowOf = new HashMap<>();
    private final List<ChangedRow> log = new ArrayList<>();
    private long forgotten;
    private final AtomicInteger rowsRead = new AtomicInteger();

    ListSearchSource(int longestLog) {
        this(longestLog, DerivedData.NONE);
    }

    ListSearchSource(int longestLog, DerivedData derived) {
        this.longestLog = longestLog;
        this.derived = derived;
    }

    /** {@return how many rows were read, and sets it to 0} */
    int takeRowsRead() {
        return rowsRead.getAndSet(0);
    }

    /** Writes a version. {@return its number} */
    synchronized long put(ResourceAddress address, String json, Instant now) {
        return put(address, new ResourceBody(json.getBytes(StandardCharsets.UTF_8), 1, MetaSlot.FIRST_MEMBER), now);
    }

    /** Writes a version with these members. {@return its number} */
    long put(String type, String id, String members, Instant now) {
        return put(address(type, id), "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + members + "}", now);
    }

    /** Writes a deletion. */
    synchronized void delete(ResourceAddress address, Instant now) {
        put(address, ResourceBody.NONE, now);
    }

    private long put(ResourceAddress address, ResourceBody body, Instant now) {
        List<SourceRow> list = rows.computeIfAbsent(address.type(), key -> new ArrayList<>());
        Integer known = rowOf.get(address);
        int row = known == null ? list.size() : known;
        long number = known == null ? 1 : list.get(row).version().versionId() + 1;
        ResourceVersion version = new ResourceVersion(address, number, now, body);
        SourceRow written = new SourceRow(
                row, version, known == null ? now.toEpochMilli() : list.get(row).created());
        if (known == null) {
            list.add(written);
            rowOf.put(address, row);
        } else {
            list.set(row, written);
        }
        log.add(new ChangedRow(address.type(), row));
        while (log.size() > longestLog) {
            log.remove(0);
            forgotten++;
        }
        return number;
    }

    static ResourceAddress address(String type, String id) {
        return new ResourceAddress(ResourceType.valueOf(type), new ResourceId(id));
    }

    @Override
    public DerivedData derived() {
        return derived;
    }

    @Override
    public synchronized long lastChange() {
        return forgotten + log.size();
    }

    @Override
    public synchronized List<ResourceType> types() {
        return List.copyOf(rows.keySet());
    }

    @Override
    public synchronized int rows(ResourceType type) {
        return rows.getOrDefault(type, List.of()).size();
    }

    @Override
    public void read(ResourceType type, int from, int to, Consumer<SourceRow> action) {
        for (int row = from; row < to; row++) {
            read(type, row).ifPresent(action);
        }
    }

    @Override
    public synchronized Optional<SourceRow> read(ResourceType type, int row) {
        rowsRead.incrementAndGet();
        return Optional.of(rows.getOrDefault(type, List.of()))
                .filter(list -> row < list.size())
                .map(list -> list.get(row))
                .filter(found -> !found.version().isDeletion());
    }

    @Override
    public synchronized Optional<ResourceVersion> read(ResourceAddress address) {
        return Optional.ofNullable(rowOf.get(address))
                .flatMap(row -> read(address.type(), row))
                .map(SourceRow::version);
    }

    @Override
    public synchronized Optional<List<ChangedRow>> changedSince(long change) {
        return change < forgotten
                ? Optional.empty()
                : Optional.of(List.copyOf(log.subList((int) (change - forgotten), log.size())));
    }
}
