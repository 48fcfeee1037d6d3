package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.UpdateResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SearchLagTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    private LocalHealthLake lagging() {
        return LocalHealthLake.builder()
                .withoutValidation()
                .clock(now::get)
                .searchLag(Duration.ofSeconds(20))
                .build();
    }

    private static DatastoreId store(LocalHealthLake lake) {
        return lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("store"))
                .id();
    }

    private static void put(LocalHealthLake lake, DatastoreId store, String id, String name) {
        put(lake, store, "Patient", id, "\"name\":[{\"family\":\"" + name + "\"}]");
    }

    private static void put(LocalHealthLake lake, DatastoreId store, String type, String id, String members) {
        lake.healthLake()
                .fhir(Access.ALL)
                .resources()
                .update(
                        store,
                        UpdateResource.of(
                                new ResourceAddress(ResourceType.valueOf(type), new ResourceId(id)),
                                ResourceJson.of(
                                        "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + members + "}")));
    }

    private static SearchPage search(LocalHealthLake lake, DatastoreId store, String query) {
        return search(lake, store, ResourceType.Patient, query);
    }

    private static SearchPage search(LocalHealthLake lake, DatastoreId store, ResourceType type, String query) {
        return lake.healthLake()
                .fhir(Access.ALL)
                .search()
                .search(store, SearchRequest.of(type, QueryString.parse(query)));
    }

    private static List<String> ids(SearchPage page) {
        return page.entries().stream()
                .map(entry -> entry.address().orElseThrow().id().value())
                .toList();
    }

    @Test
    void a_write_is_found_when_the_lag_has_passed_and_totals_links_and_pages_agree() {
        try (LocalHealthLake lake = lagging()) {
            DatastoreId store = store(lake);
            put(lake, store, "a", "A");
            put(lake, store, "b", "A");
            now.updateAndGet(time -> time.plusMillis(19_999));
            put(lake, store, "c", "A");
            assertThat(ids(search(lake, store, "family=A"))).isEmpty();

            now.updateAndGet(time -> time.plusMillis(1));
            SearchPage first = search(lake, store, "family=A&_count=1&_total=accurate&_sort=_id");
            assertThat(ids(first)).containsExactly("a");
            assertThat(first.total()).hasValue(2);
            assertThat(first.used()).isEqualTo(QueryString.parse("family=A&_count=1&_total=accurate&_sort=_id"));

            // The next pages belong to the time of the first.
            now.updateAndGet(time -> time.plusSeconds(60));
            SearchPage second =
                    search(lake, store, "_count=1&page=" + first.next().orElseThrow());
            assertThat(ids(second)).containsExactly("b");
            assertThat(second.next()).isEmpty();
            assertThat(ids(search(lake, store, "family=A"))).containsExactlyInAnyOrder("a", "b", "c");

            put(lake, store, "a", "A");
            assertThat(ids(search(lake, store, "family=A"))).containsExactlyInAnyOrder("b", "c");
        }
    }

    @Test
    void chains_and_includes_follow_only_what_is_visible() {
        try (LocalHealthLake lake = lagging()) {
            DatastoreId store = store(lake);
            put(lake, store, "Observation", "o", "\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p\"}");
            put(lake, store, "Patient", "seen", "\"gender\":\"male\"");
            now.updateAndGet(time -> time.plusSeconds(30));
            put(lake, store, "Patient", "p", "\"gender\":\"female\"");
            put(
                    lake,
                    store,
                    "Observation",
                    "late",
                    "\"status\":\"final\",\"subject\":{\"reference\":\"Patient/seen\"},"
                            + "\"performer\":[{\"reference\":\"Patient/seen\"}]");

            for (boolean visible : List.of(false, true)) {
                assertThat(all(lake, store, ResourceType.Observation, "_id=o&subject:Patient.gender=female"))
                        .isEqualTo(visible ? List.of("o") : List.of());
                assertThat(all(lake, store, ResourceType.Observation, "_id=o&_include=Observation:subject"))
                        .isEqualTo(visible ? List.of("o", "p") : List.of("o"));
                assertThat(all(lake, store, ResourceType.Patient, "_id=seen&_has:Observation:subject:status=final"))
                        .isEqualTo(visible ? List.of("seen") : List.of());
                assertThat(all(lake, store, ResourceType.Patient, "_id=seen&_revinclude=Observation:subject"))
                        .isEqualTo(visible ? List.of("seen", "late") : List.of("seen"));
                // To the millisecond, also where the clock shows a whole second.
                now.updateAndGet(time -> time.plusMillis(visible ? 0 : 19_999));
                assertThat(all(lake, store, ResourceType.Patient, "_id=p"))
                        .isEqualTo(visible ? List.of("p") : List.of());
                now.updateAndGet(time -> time.plusMillis(1));
            }
        }
    }

    @Test
    void a_whole_second_is_a_limit_to_the_millisecond() {
        try (LocalHealthLake lake = lagging()) {
            DatastoreId store = store(lake);
            now.updateAndGet(time -> time.plusMillis(500));
            put(lake, store, "a", "A");
            now.updateAndGet(time -> time.plusMillis(19_500));
            assertThat(ids(search(lake, store, "family=A"))).isEmpty();
            now.updateAndGet(time -> time.plusMillis(500));
            assertThat(ids(search(lake, store, "family=A"))).containsExactly("a");
        }
    }

    private static List<String> all(LocalHealthLake lake, DatastoreId store, ResourceType type, String query) {
        return ids(search(lake, store, type, query));
    }

    @Test
    void the_dialect_is_HealthLakes_unless_FHIRs_is_chosen() {
        for (SearchDialect dialect : SearchDialect.values()) {
            try (LocalHealthLake lake = LocalHealthLake.builder()
                    .withoutValidation()
                    .compat(dialect)
                    .build()) {
                DatastoreId store = store(lake);
                put(lake, store, "a", "Smith");
                assertThat(ids(search(lake, store, "family=smith"))).hasSize(dialect == SearchDialect.FHIR ? 1 : 0);
                assertThat(ids(search(lake, store, "family=Smith"))).hasSize(1);
            }
        }
        assertThatThrownBy(() -> LocalHealthLake.builder().withoutValidation().searchLag(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_query_that_is_too_long_for_a_URL_has_pages_until_the_process_ends() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            DatastoreId store = store(lake);
            StringBuilder ids = new StringBuilder("a,b,c");
            Random random = new Random(7);
            for (int i = 0; i < 800; i++) {
                ids.append(',').append(Long.toHexString(random.nextLong()));
            }
            for (String id : List.of("a", "b", "c")) {
                put(lake, store, id, "A");
            }
            SearchPage first = search(lake, store, "_sort=_id&_count=2&_id=" + ids);
            SearchPage second =
                    search(lake, store, "_count=2&page=" + first.next().orElseThrow());
            assertThat(ids(first)).containsExactly("a", "b");
            assertThat(ids(second)).containsExactly("c");
            assertThat(second.next()).isEmpty();
        }
    }
}
