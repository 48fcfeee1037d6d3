package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The memory that snapshots take; what they are is in {@code SnapshotsContract}. */
class SnapshotsTest {

    private final LocalHealthLake lake = LocalHealthLake.builder()
            .withoutValidation()
            .memoryLimit(20_000_000)
            .build();
    private final FhirEndpoint fhir = lake.healthLake().fhir(Access.ALL);
    private final Snapshots snapshots = lake.snapshots();
    private final DatastoreId store = DatastoresForTests.create(lake);

    @AfterEach
    void close() {
        lake.close();
    }

    private static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }

    private void put(String id, String note) {
        ResourceJson json = ResourceJson.of(
                "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"gender\":\"male\",\"x\":\"" + note + "\"}");
        fhir.resources().update(store, UpdateResource.of(patient(id), json));
    }

    @Test
    void one_counts_no_memory_of_a_search_index_which_it_does_not_have() {
        put("a", "");
        long before = snapshots.take("before").bytes();
        fhir.search().search(store, SearchRequest.of(ResourceType.Patient, List.of()));
        fhir.search()
                .search(store, SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", "male"))));
        assertThat(snapshots.take("after").bytes()).isEqualTo(before);
    }

    @Test
    void they_are_bounded_by_the_memory_budget_and_a_reset_removes_them() {
        String note = "y".repeat(1_000_000);
        for (int i = 0; i < 7; i++) {
            put("large" + i, note);
        }
        AccountSnapshot first = snapshots.take("first");
        assertThat(first.bytes()).isBetween(7_000_000L, 8_000_000L);
        assertThatThrownBy(() -> snapshots.take("second")).isInstanceOf(InsufficientStorage.class);
        assertThatThrownBy(first::restore).isInstanceOf(InsufficientStorage.class);
        assertThat(fhir.resources().read(store, patient("large0")).version().value())
                .isEqualTo(1);
        first.delete();
        snapshots.take("second");
        lake.reset();
        assertThat(snapshots.list()).isEmpty();
    }
}
