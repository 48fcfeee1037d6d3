package dev.tarn.inmemory.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.resource.Upserted.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link ResourceStore} promises. */
abstract class ResourceStoreContract {

    static final Instant NOW = Instant.parse("2026-11-21T23:51:00.123456Z");

    static final ResourceAddress A = new ResourceAddress(ResourceType.Patient, new ResourceId("a"));

    private final ResourceStore store = store();
    private final AtomicLong batches = new AtomicLong();

    /** {@return a store without resources} */
    abstract ResourceStore store();

    @Test
    void a_resource_is_created_then_updated_and_left_alone_when_nothing_changed() {
        List<Upserted> done = apply(
                List.of(patient("a", "1"), patient("b", "1"), patient("a", "1"), patient("a", "2"), patient("a", "1")),
                NOW);

        assertThat(done)
                .containsExactly(
                        new Upserted(Change.CREATED, 1),
                        new Upserted(Change.CREATED, 1),
                        new Upserted(Change.UNCHANGED, 1),
                        new Upserted(Change.UPDATED, 2),
                        new Upserted(Change.UPDATED, 3));
    }

    @Test
    void every_version_can_be_read_and_the_history_begins_with_the_newest() {
        apply(List.of(patient("a", "1"), patient("a", "2")), NOW);
        apply(List.of(patient("a", "3")), NOW.plusSeconds(1));

        assertThat(store.history(A, Long.MAX_VALUE, 10))
                .extracting(ResourceVersion::versionId)
                .containsExactly(3L, 2L, 1L);
        assertThat(json(store.read(A).orElseThrow()))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"3\","
                        + "\"lastUpdated\":\"2026-11-21T23:51:01.123Z\"},\"x\":3}");
        assertThat(json(store.read(A, 1).orElseThrow())).contains("\"versionId\":\"1\"", "\"x\":1");
        assertThat(store.read(A, 0)).isEmpty();
        assertThat(store.read(A, 4)).isEmpty();
        assertThat(store.read(A, 1L << 32)).isEmpty();
    }

    @Test
    void a_clock_that_goes_back_makes_no_version_older_than_the_one_before_it() {
        Instant now = NOW.truncatedTo(ChronoUnit.MILLIS);
        apply(List.of(patient("a", "1")), now);
        apply(List.of(patient("a", "2")), now.minusSeconds(1));
        store.change(now.minusSeconds(2), change -> change.delete(A));
        store.change(now.plusSeconds(1), change -> change.put(patient("a", "3")));

        assertThat(store.history(A, Long.MAX_VALUE, 10))
                .extracting(ResourceVersion::lastUpdated)
                .containsExactly(now.plusSeconds(1), now, now, now);
    }

    @Test
    void what_is_not_there_is_empty() {
        apply(List.of(patient("a", "1")), NOW);

        ResourceAddress other = new ResourceAddress(ResourceType.Observation, A.id());
        assertThat(store.read(other)).isEmpty();
        assertThat(store.read(other, 1)).isEmpty();
        assertThat(store.history(other, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(store.all(ResourceType.Observation)).isEmpty();
        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 1L));
    }

    @Test
    void a_stream_shows_what_was_there_when_it_was_opened() {
        for (int i = 0; i < 20; i++) {
            apply(List.of(patient("p" + i, "1")), NOW);
        }
        try (var all = store.all(ResourceType.Patient)) {
            var versions = all.iterator();
            List<String> seen = new ArrayList<>();
            for (int i = 0; versions.hasNext(); i++) {
                seen.add(versions.next().address().id().value());
                apply(List.of(patient("new" + i, "1"), patient("p19", "later" + i)), NOW);
            }
            assertThat(seen).hasSize(20).startsWith("p0", "p1").endsWith("p19").doesNotHaveDuplicates();
        }
        assertThat(store.all(ResourceType.Patient)).hasSize(40);
    }

    @Test
    void many_writers_and_readers_lose_nothing() {
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            running.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 500; i++) {
                    apply(
                            List.of(patient("own-" + number + "-" + i, "1"), patient("shared", number + 1 + "0" + i)),
                            NOW);
                }
            }));
            running.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 200; i++) {
                    long before = store.all(ResourceType.Patient).count();
                    assertThat(store.all(ResourceType.Patient)
                                    .map(ResourceVersion::address)
                                    .distinct()
                                    .count())
                            .isGreaterThanOrEqualTo(before);
                }
            }));
        }
        running.forEach(CompletableFuture::join);

        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 2_001L));
        assertThat(store.history(
                        new ResourceAddress(ResourceType.Patient, new ResourceId("shared")), Long.MAX_VALUE, 5_000))
                .hasSize(2_000);
    }

    private List<Upserted> apply(List<AcceptedResource> batch, Instant now) {
        return store.apply(new BatchMark(new JobId("0a"), batches.getAndIncrement()), batch, now);
    }

    private static String json(ResourceVersion version) {
        return new String(version.json(), StandardCharsets.UTF_8);
    }

    private static AcceptedResource patient(String id, String x) {
        String value = x.startsWith("later") ? "\"" + x + "\"" : x;
        byte[] bytes = ("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"x\":" + value + "}")
                .getBytes(StandardCharsets.UTF_8);
        return (AcceptedResource) new ResourceReader().read(bytes, 0, bytes.length);
    }
}
