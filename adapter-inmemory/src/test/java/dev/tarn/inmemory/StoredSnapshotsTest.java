package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.contract.ManualClock;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.UpdateResource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of data in a directory, and the next process. */
class StoredSnapshotsTest {

    /** So many that their search index is in files. */
    private static final int MANY = 700;

    @TempDir
    private Path directory;

    private LocalHealthLake open() {
        return LocalHealthLake.builder().withoutValidation().data(directory).build();
    }

    private static void put(LocalHealthLake lake, DatastoreId store, int number, String gender) {
        ResourceAddress address = new ResourceAddress(ResourceType.Patient, new ResourceId("p" + number));
        ResourceJson json = ResourceJson.of(
                "{\"resourceType\":\"Patient\",\"id\":\"p" + number + "\",\"gender\":\"" + gender + "\"}");
        lake.healthLake().fhir(Access.ALL).resources().update(store, UpdateResource.of(address, json));
    }

    private static long count(LocalHealthLake lake, DatastoreId store, String gender) {
        SearchRequest request = SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", gender)));
        return lake.healthLake()
                .fhir(Access.ALL)
                .search()
                .search(store, request)
                .total()
                .orElseThrow();
    }

    @Test
    void what_was_restored_and_its_search_index_outlive_the_process_and_snapshots_do_not() {
        DatastoreId store;
        try (LocalHealthLake lake = open()) {
            store = DatastoresForTests.create(lake);
            for (int number = 0; number < MANY; number++) {
                put(lake, store, number, "male");
            }
            assertThat(count(lake, store, "male")).isEqualTo(MANY);
            lake.snapshots().take("seeded");
            assertThat(lake.snapshots().list().get(0).bytes()).isGreaterThan(MANY * 60L);
        }
        try (LocalHealthLake lake = open()) {
            assertThat(lake.snapshots().list()).isEmpty();
            lake.snapshots().take("seeded");
            for (int number = 0; number < 2 * MANY; number++) {
                put(lake, store, number, "female");
            }
            assertThat(count(lake, store, "female")).isEqualTo(2 * MANY);

            lake.snapshots().restore("seeded");

            assertThat(count(lake, store, "female")).isZero();
            assertThat(count(lake, store, "male")).isEqualTo(MANY);
            put(lake, store, MANY, "other");
        }
        try (LocalHealthLake lake = open()) {
            assertThat(count(lake, store, "male")).isEqualTo(MANY);
            assertThat(count(lake, store, "other")).isEqualTo(1);
            assertThat(count(lake, store, "female")).isZero();
        }
    }

    @Test
    void a_transition_that_falls_due_at_the_restore_is_not_written_over_what_is_restored() {
        ManualClock clock = new ManualClock();
        LocalHealthLakeBuilder builder = LocalHealthLake.builder()
                .withoutValidation()
                .data(directory)
                .clock(clock)
                .pace(Pace.REAL);
        DatastoreId store;
        try (LocalHealthLake lake = builder.build()) {
            store = DatastoresForTests.create(lake);
            clock.advance(Duration.ofMinutes(20));
            put(lake, store, 1, "male");
            AccountSnapshot seeded = lake.snapshots().take("seeded");
            lake.healthLake().datastores().delete(store);
            clock.advance(Duration.ofMinutes(20));
            seeded.restore();
            assertThat(DatastoresForTests.status(lake, store)).isEqualTo(DatastoreStatus.ACTIVE);
        }
        try (LocalHealthLake lake = builder.build()) {
            assertThat(DatastoresForTests.status(lake, store)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(count(lake, store, "male")).isEqualTo(1);
        }
    }

    @Test
    void a_reset_removes_them() {
        try (LocalHealthLake lake = open()) {
            put(lake, DatastoresForTests.create(lake), 1, "male");
            lake.snapshots().take("seeded");
            lake.reset();
            assertThat(lake.snapshots().list()).isEmpty();
            DatastoreId store = DatastoresForTests.create(lake);
            put(lake, store, 1, "female");
            assertThat(count(lake, store, "female")).isEqualTo(1);
        }
    }
}
