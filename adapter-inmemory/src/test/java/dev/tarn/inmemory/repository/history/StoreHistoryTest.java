package dev.tarn.inmemory.repository.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.request.PageSize;
import dev.tarn.domain.request.PageToken;
import dev.tarn.inmemory.memory.MemoryBudget;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.inmemory.repository.store.ResourceStore;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.resource.StoredResourceStores;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceHistory;
import dev.tarn.ports.fhir.SystemHistoryRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions of a store by time, against a sorted list of all writes. */
class StoreHistoryTest {

    private static final DatastoreId ID = new DatastoreId("0d");
    private static final ResourceType[] TYPES = {ResourceType.Observation, ResourceType.Patient, ResourceType.Account};

    @TempDir
    private Path directory;

    /** A write, and the row of its resource in its type. */
    private record Write(ResourceAddress address, long version, Instant time, int row) {}

    private final List<Write> writes = new ArrayList<>();
    private final Map<ResourceAddress, Integer> rows = new HashMap<>();

    private void write(ResourceStore store, ResourceAddress address, Instant now, boolean delete) {
        byte[] json = ("{\"resourceType\":\"" + address.type() + "\",\"id\":\"" + address.id() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        ResourceVersion version = store.change(
                now,
                change -> delete
                        ? change.delete(address)
                        : change.put(new AcceptedResource(
                                address, new ResourceBody(json, json.length - 1, MetaSlot.AFTER_MEMBER))));
        int next = (int) rows.keySet().stream()
                .filter(one -> one.type() == address.type())
                .count();
        writes.add(new Write(
                address, version.versionId(), version.lastUpdated(), rows.computeIfAbsent(address, one -> next)));
    }

    private List<String> expected() {
        return writes.stream()
                .sorted(Comparator.comparing(Write::time)
                        .thenComparing(write -> write.address().type())
                        .thenComparing(Write::row)
                        .thenComparing(Write::version)
                        .reversed())
                .map(write -> write.address() + "/" + write.version())
                .toList();
    }

    /** {@return all pages, put together} */
    private static List<String> read(StoreHistory history, int size) {
        List<String> read = new ArrayList<>();
        Optional<PageToken> token = Optional.empty();
        do {
            ResourceHistory page = new SystemPages(
                            ID,
                            history,
                            new SystemHistoryRequest(
                                    Optional.empty(), Optional.empty(), Optional.empty(), new PageSize(size), token))
                    .page(
                            RequestBudget.UNLIMITED,
                            (version, before) -> new DeletedResource(
                                    version.address(), new VersionId(version.versionId()), version.lastUpdated()));
            page.entries().forEach(entry -> {
                DeletedResource shown = (DeletedResource) entry;
                read.add(shown.address() + "/" + shown.version());
            });
            token = page.next();
        } while (token.isPresent());
        return read;
    }

    private void walk(ResourceStore store, Random random) {
        StoreHistory history = new StoreHistory(store.searchSource(), store.versionSource());
        Instant now = Instant.ofEpochMilli(1_000_000);
        for (int i = 0; i < 120; i++) {
            // The clock goes back at times.
            now = now.plusMillis(random.nextInt(4) - 1);
            ResourceAddress address = new ResourceAddress(
                    TYPES[random.nextInt(TYPES.length)], new ResourceId(String.valueOf(random.nextInt(8))));
            write(store, address, now, rows.containsKey(address) && random.nextInt(3) == 0);
            if (random.nextInt(6) == 0) {
                assertThat(read(history, 1 + random.nextInt(40))).isEqualTo(expected());
            }
        }
        assertThat(read(history, 7)).isEqualTo(expected());
        // Another index over the same data has the same order: tokens survive a restart.
        assertThat(read(new StoreHistory(store.searchSource(), store.versionSource()), 100))
                .isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void in_memory_the_history_is_the_sorted_list_of_writes(long seed) {
        walk(new MapResourceStore(), new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void on_disk_the_history_is_the_sorted_list_of_writes(long seed) {
        try (Database database = Database.open(directory)) {
            walk(new StoredResourceStores(database, MemoryBudget.unlimited()).open(ID), new Random(seed));
        }
    }

    @Test
    void more_changes_than_are_remembered_make_it_read_everything_again() {
        ResourceStore store = new MapResourceStore();
        StoreHistory history = new StoreHistory(store.searchSource(), store.versionSource());
        ResourceAddress address = new ResourceAddress(ResourceType.Patient, new ResourceId("a"));
        write(store, address, Instant.EPOCH, false);
        assertThat(read(history, 100)).hasSize(1);
        long change = store.searchSource().lastChange();

        for (int i = 0; i < 20_000; i++) {
            write(store, address, Instant.ofEpochMilli(i), false);
        }

        assertThat(store.searchSource().changedSince(change)).isEmpty();
        assertThat(read(history, 500)).isEqualTo(expected());
    }

    @Test
    void many_versions_on_disk_are_read_in_several_pages() {
        try (Database database = Database.open(directory)) {
            ResourceStore store = new StoredResourceStores(database, MemoryBudget.unlimited()).open(ID);
            for (int i = 0; i < 1_300; i++) {
                int id = i % 2 == 0 ? 0 : i;
                ResourceAddress address = new ResourceAddress(ResourceType.Patient, new ResourceId("p" + id));
                write(store, address, Instant.ofEpochMilli(i), false);
            }
            StoreHistory history = new StoreHistory(store.searchSource(), store.versionSource());
            assertThat(read(history, 500)).isEqualTo(expected());
        }
    }
}
