package dev.tarn.inmemory.repository.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobId;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.ndjson.ResourceReader;
import dev.tarn.inmemory.repository.store.Upserted.Change;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ResourceStore} promises. */
public abstract class ResourceStoreContract {

    protected static final Instant NOW = Instant.parse("2026-11-21T23:51:00.123456Z");

    protected static final ResourceAddress A = new ResourceAddress(ResourceType.Patient, new ResourceId("a"));

    private static final IdempotencyKey KEY = new IdempotencyKey("0f8fad5b-d9cb-469f-a165-70867728950e");

    private ResourceStore store;
    private final AtomicLong batches = new AtomicLong();

    /** {@return a store without resources} */
    protected abstract ResourceStore store();

    /** {@return how often what is done by many at once is done by each; less where each call takes long} */
    protected int rounds() {
        return 500;
    }

    @BeforeEach
    void open() {
        store = store();
    }

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
    void every_version_can_be_read() {
        apply(List.of(patient("a", "1"), patient("a", "2")), NOW);
        apply(List.of(patient("a", "3")), NOW.plusSeconds(1));

        assertThat(Versions.newestFirst(store, A))
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

        assertThat(Versions.newestFirst(store, A))
                .extracting(ResourceVersion::lastUpdated)
                .containsExactly(now.plusSeconds(1), now, now, now);
    }

    @Test
    void what_is_not_there_is_empty() {
        apply(List.of(patient("a", "1")), NOW);

        ResourceAddress other = new ResourceAddress(ResourceType.Observation, A.id());
        assertThat(store.read(other)).isEmpty();
        assertThat(store.read(other, 1)).isEmpty();
        assertThat(Versions.newestFirst(store, other)).isEmpty();
        assertThat(store.all(ResourceType.Observation, Instant.MAX)).isEmpty();
        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 1L));
    }

    @Test
    void a_stream_shows_what_was_there_when_it_was_opened() {
        for (int i = 0; i < 20; i++) {
            apply(List.of(patient("p" + i, "1")), NOW);
        }
        try (var all = store.all(ResourceType.Patient, Instant.MAX)) {
            var versions = all.iterator();
            List<String> seen = new ArrayList<>();
            for (int i = 0; versions.hasNext(); i++) {
                seen.add(versions.next().address().id().value());
                apply(List.of(patient("new" + i, "1"), patient("p19", "later" + i)), NOW);
            }
            assertThat(seen).hasSize(20).startsWith("p0", "p1").endsWith("p19").doesNotHaveDuplicates();
        }
        assertThat(store.all(ResourceType.Patient, Instant.MAX)).hasSize(40);
    }

    @Test
    void many_writers_and_readers_lose_nothing() {
        int rounds = rounds();
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            running.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < rounds; i++) {
                    apply(
                            List.of(patient("own-" + number + "-" + i, "1"), patient("shared", number + 1 + "0" + i)),
                            NOW);
                }
            }));
            running.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < rounds / 10; i++) {
                    long before = count();
                    assertThat(addresses()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo((int) before);
                }
            }));
        }
        running.forEach(CompletableFuture::join);

        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 4L * rounds + 1));
        assertThat(Versions.newestFirst(store, new ResourceAddress(ResourceType.Patient, new ResourceId("shared"))))
                .hasSize(4 * rounds);
    }

    @Test
    void many_that_count_in_one_resource_lose_no_count() {
        int rounds = rounds();
        List<CompletableFuture<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            running.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < rounds; i++) {
                    store.change(NOW, change -> {
                        long next =
                                change.read(A).map(ResourceVersion::versionId).orElse(0L) + 1;
                        return change.put(patient("a", "" + next));
                    });
                }
            }));
        }
        running.forEach(CompletableFuture::join);

        assertThat(Versions.newestFirst(store, A))
                .hasSize(4 * rounds)
                .allSatisfy(version -> assertThat(json(version)).endsWith("\"x\":" + version.versionId() + "}"));
    }

    @Test
    void a_deleted_resource_is_there_only_as_a_version_that_says_so() {
        apply(List.of(patient("a", "1"), patient("b", "1")), NOW);

        ResourceVersion deletion = store.change(NOW.plusSeconds(1), change -> change.delete(A));

        assertThat(deletion.isDeletion()).isTrue();
        assertThat(store.read(A)).contains(deletion);
        assertThat(deletion).isEqualTo(version(2, NOW.plusSeconds(1), ResourceBody.NONE));
        assertThat(store.read(A, 1))
                .get()
                .extracting(ResourceVersion::isDeletion)
                .isEqualTo(false);
        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 1L));
        assertThat(addresses()).containsExactly("Patient/b");
        assertThat(Versions.newestFirst(store, A))
                .extracting(ResourceVersion::isDeletion)
                .containsExactly(true, false);
    }

    @Test
    void what_was_deleted_is_created_again_as_its_next_version_and_in_its_old_place() {
        apply(List.of(patient("a", "1"), patient("b", "1")), NOW);
        store.change(NOW, change -> change.delete(A));

        assertThat(apply(List.of(patient("a", "1"), patient("a", "1")), NOW))
                .containsExactly(new Upserted(Change.CREATED, 3), new Upserted(Change.UNCHANGED, 3));

        assertThat(addresses()).containsExactly("Patient/a", "Patient/b");
        store.change(NOW, change -> change.delete(A));
        assertThat(store.change(NOW, change -> change.put(patient("a", "2"))).versionId())
                .isEqualTo(5);
        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 2L));
    }

    @Test
    void a_type_of_which_all_are_deleted_is_not_counted() {
        apply(List.of(patient("a", "1")), NOW);
        store.change(NOW, change -> change.delete(A));

        assertThat(store.counts()).isEmpty();
        assertThat(addresses()).isEmpty();
    }

    @Test
    void a_change_that_throws_has_written_nothing() {
        apply(List.of(patient("a", "1")), NOW);

        assertThatThrownBy(() -> store.change(NOW, change -> {
                    change.put(patient("a", "2"));
                    change.put(patient("b", "1"));
                    change.remember(KEY, A);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");

        assertThat(versionIds()).containsExactly(1L);
        assertThat(addresses()).containsExactly("Patient/a");
        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 1L));
        assertThat(store.<Boolean>change(NOW, change -> change.made(KEY).isEmpty()))
                .isTrue();
    }

    @Test
    void a_change_sees_what_it_has_written_itself_and_all_of_it_is_kept() {
        ResourceAddress other = new ResourceAddress(ResourceType.Patient, new ResourceId("b"));
        store.change(NOW, change -> {
            assertThat(change.read(A)).isEmpty();
            ResourceVersion first = change.put(patient("a", "1"));
            assertThat(change.read(A)).contains(first);
            change.put(patient("b", "1"));
            change.put(patient("a", "2"));
            change.delete(A);
            assertThat(change.read(A))
                    .get()
                    .extracting(ResourceVersion::isDeletion)
                    .isEqualTo(true);
            change.remember(KEY, other);
            assertThat(change.made(KEY)).contains(other);
            return change.put(patient("a", "3"));
        });

        assertThat(versionIds()).containsExactly(4L, 3L, 2L, 1L);
        assertThat(store.read(A, 3))
                .get()
                .extracting(ResourceVersion::isDeletion)
                .isEqualTo(true);
        assertThat(json(store.read(A, 2).orElseThrow())).endsWith("\"x\":2}");
        assertThat(addresses()).containsExactly("Patient/a", "Patient/b");
        assertThat(store.<Boolean>change(NOW, change -> change.made(KEY).equals(Optional.of(other))))
                .isTrue();
    }

    @Test
    void one_id_is_two_resources_in_two_types() {
        ResourceAddress group = new ResourceAddress(ResourceType.Group, A.id());
        apply(List.of(patient("a", "1"), resource(group, "2")), NOW);
        store.change(NOW, change -> change.put(resource(group, "3")));

        assertThat(store.read(A)).get().extracting(ResourceVersion::versionId).isEqualTo(1L);
        assertThat(store.read(group))
                .get()
                .extracting(ResourceVersion::versionId)
                .isEqualTo(2L);
        assertThat(store.counts()).isEqualTo(Map.of(ResourceType.Patient, 1L, ResourceType.Group, 1L));
    }

    @Test
    void ids_that_differ_only_in_the_case_of_their_letters_are_two() {
        apply(List.of(patient("x", "1"), patient("X", "2")), NOW);

        assertThat(addresses()).containsExactly("Patient/x", "Patient/X");
    }

    @Test
    void a_body_comes_back_as_it_was_whatever_is_in_its_meta() {
        List<AcceptedResource> batch = List.of(
                read("{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"tag\":[]},\"n\":1.00}"),
                read("{\"id\":\"b\",\"resourceType\":\"Patient\",\"s\":\"\\ud83d\\ude00 \u00e4\u20ac\ud83d\ude00\"}"),
                read("{\"meta\":{\"versionId\":\"7\"},\"id\":\"c\",\"resourceType\":\"Patient\"}"));
        apply(batch, NOW);

        for (AcceptedResource resource : batch) {
            assertThat(store.read(resource.address()))
                    .contains(new ResourceVersion(
                            resource.address(), 1, NOW.truncatedTo(ChronoUnit.MILLIS), resource.body()));
        }
        assertThat(store.all(ResourceType.Patient, Instant.MAX).map(ResourceVersion::body))
                .containsExactlyElementsOf(
                        batch.stream().map(AcceptedResource::body).toList());
    }

    @Test
    void whatever_is_done_in_whatever_order_it_is_as_with_plain_maps() {
        for (long seed = 1; seed <= 3; seed++) {
            ResourceStore walked = store();
            PlainModel model = new PlainModel();
            Random random = new Random(seed);
            for (int step = 0; step < rounds() / 5; step++) {
                PlainModel.step(random, NOW.plusSeconds(step), walked, model, batches.getAndIncrement());
            }
            assertThat(PlainModel.seen(walked)).as("seed %d", seed).isEqualTo(model.seen());
            assertThat(walked.counts()).as("seed %d", seed).isEqualTo(model.counts());
        }
    }

    private List<Upserted> apply(List<AcceptedResource> batch, Instant now) {
        return store.apply(new BatchMark(new JobId("0a"), batches.getAndIncrement(), 0), batch, now);
    }

    private static String json(ResourceVersion version) {
        return new String(version.json(), StandardCharsets.UTF_8);
    }

    private long count() {
        return store.counts().getOrDefault(ResourceType.Patient, 0L);
    }

    private List<String> addresses() {
        try (Stream<ResourceVersion> all = store.all(ResourceType.Patient, Instant.MAX)) {
            return all.map(version -> version.address().toString()).toList();
        }
    }

    private List<Long> versionIds() {
        return Versions.newestFirst(store, A).stream()
                .map(ResourceVersion::versionId)
                .toList();
    }

    private static ResourceVersion version(long number, Instant at, ResourceBody body) {
        return new ResourceVersion(A, number, at.truncatedTo(ChronoUnit.MILLIS), body);
    }

    public static AcceptedResource patient(String id, String x) {
        return resource(new ResourceAddress(ResourceType.Patient, new ResourceId(id)), x);
    }

    protected static AcceptedResource resource(ResourceAddress address, String x) {
        String value = x.startsWith("later") ? "\"" + x + "\"" : x;
        return read(
                "{\"resourceType\":\"" + address.type() + "\",\"id\":\"" + address.id() + "\",\"x\":" + value + "}");
    }

    protected static AcceptedResource read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return (AcceptedResource) new ResourceReader().read(bytes, 0, bytes.length);
    }
}
