package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists of data stores ({@code control-plane.md} 4.5; {@code decisions.md} D6 to D10). */
public interface DatastoreListsContract extends SubjectContract {

    private static List<Datastore> all(Client client, DatastoreFilter filter) {
        return client.healthLake
                .datastores()
                .list(ListDatastoresRequest.of(filter))
                .items();
    }

    @Test
    default void there_are_no_stores_at_first() {
        try (HealthLakeSubject subject = subject()) {
            assertThat(subject.healthLake().datastores().list(ListDatastoresRequest.all()))
                    .isEqualTo(new Page<Datastore>(List.of(), Optional.empty()));
        }
    }

    @Test
    default void a_list_shows_stores_as_a_describe_does_oldest_first_and_by_id_at_the_same_time() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            for (int n = 0; n < 12; n++) {
                client.create("n" + n);
                subject.advance(Duration.ofMillis(n % 3 == 0 ? 1 : 0));
            }
            List<Datastore> stores = all(client, DatastoreFilter.ANY);
            assertThat(stores)
                    .hasSize(12)
                    .isSortedAccordingTo(Comparator.comparing(Datastore::createdAt)
                            .thenComparing(store -> store.id().value()))
                    .allSatisfy(store -> assertThat(store).isEqualTo(client.describe(store.id())));
        }
    }

    @Test
    default void two_stores_may_have_one_name_and_a_filter_finds_both_and_no_others() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            List<DatastoreId> twins =
                    List.of(client.create("ward").id(), client.create("ward").id());
            client.create("ward 2");
            client.create("Ward");
            assertThat(all(client, DatastoreFilter.ANY.named("ward")))
                    .extracting(Datastore::id)
                    .containsExactlyInAnyOrderElementsOf(twins);
            assertThat(all(client, DatastoreFilter.ANY.named("war"))).isEmpty();
        }
    }

    @Test
    default void a_list_holds_every_status_and_a_filter_one() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId deleted = client.deletedStore();
            DatastoreId active = client.activeStore();
            DatastoreId deleting = client.deletingStore();
            DatastoreId creating = client.create("new").id();
            assertThat(all(client, DatastoreFilter.ANY)).hasSize(4);
            for (DatastoreStatus status : DatastoreStatus.values()) {
                List<DatastoreId> expected = switch (status) {
                    case CREATING -> List.of(creating);
                    case ACTIVE -> List.of(active);
                    case DELETING -> List.of(deleting);
                    case DELETED -> List.of(deleted);
                    case CREATE_FAILED, UPDATING, UPDATE_FAILED -> List.of();
                };
                assertThat(all(client, DatastoreFilter.ANY.in(status)))
                        .as("%s", status)
                        .extracting(Datastore::id)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    default void before_and_after_are_meant_strictly_and_every_filter_must_pass() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId first = client.create("a").id();
            subject.advance(Duration.ofMillis(1));
            DatastoreId second = client.create("b").id();
            Instant middle = client.describe(second).createdAt();
            subject.advance(Duration.ofMillis(1));
            DatastoreId third = client.create("b").id();
            DatastoreFilter any = DatastoreFilter.ANY;
            // Written out, since the filter itself is what an implementation asks.
            Map<DatastoreFilter, List<DatastoreId>> expected = Map.of(
                    any.before(middle), List.of(first),
                    any.after(middle), List.of(third),
                    any.before(middle.plusMillis(1)), List.of(first, second),
                    any.after(middle.minusMillis(1)), List.of(second, third),
                    any.before(middle.plusMillis(1)).after(middle.minusMillis(1)), List.of(second),
                    any.before(middle).after(middle), List.of(),
                    any.named("b").after(middle), List.of(third),
                    any.named("b").in(CREATING).before(middle), List.of(),
                    any.in(ACTIVE).after(middle), List.of());
            expected.forEach((filter, ids) -> assertThat(all(client, filter))
                    .as("%s", filter)
                    .extracting(Datastore::id)
                    .isEqualTo(ids));
        }
    }
}
