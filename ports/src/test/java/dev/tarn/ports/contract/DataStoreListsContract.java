package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.DatastoreFilter;
import dev.tarn.ports.ListDatastoresRequest;
import dev.tarn.ports.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of data stores ({@code control-plane.md} 4.5; {@code decisions.md} D6 to D10). */
public interface DataStoreListsContract extends SubjectContract {

    private static List<DataStore> all(Client client, DatastoreFilter filter) {
        return client.healthLake
                .dataStores()
                .list(ListDatastoresRequest.of(filter))
                .items();
    }

    private static List<DatastoreId> ids(Page<DataStore> page) {
        return page.items().stream().map(DataStore::id).toList();
    }

    @Test
    default void there_are_no_stores_at_first() {
        try (HealthLakeSubject subject = subject()) {
            assertThat(subject.healthLake().dataStores().list(ListDatastoresRequest.all()))
                    .isEqualTo(new Page<DataStore>(List.of(), Optional.empty()));
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
            List<DataStore> stores = all(client, DatastoreFilter.ANY);
            assertThat(stores)
                    .hasSize(12)
                    .isSortedAccordingTo(Comparator.comparing(DataStore::createdAt)
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
                    .extracting(DataStore::id)
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
                        .extracting(DataStore::id)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    default void before_and_after_are_meant_strictly_and_every_filter_must_pass() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            client.create("a");
            subject.advance(Duration.ofMillis(1));
            Instant middle = client.describe(client.create("b").id()).createdAt();
            subject.advance(Duration.ofMillis(1));
            client.create("b");
            List<DataStore> everything = all(client, DatastoreFilter.ANY);
            for (DatastoreFilter filter : List.of(
                    DatastoreFilter.ANY.before(middle),
                    DatastoreFilter.ANY.after(middle),
                    DatastoreFilter.ANY.before(middle.plusMillis(1)).after(middle.minusMillis(1)),
                    DatastoreFilter.ANY.before(middle).after(middle),
                    DatastoreFilter.ANY.named("b").after(middle),
                    DatastoreFilter.ANY.named("b").in(CREATING).before(middle),
                    DatastoreFilter.ANY.in(ACTIVE).after(middle))) {
                assertThat(all(client, filter))
                        .as("%s", filter)
                        .isEqualTo(everything.stream().filter(filter::passes).toList());
            }
        }
    }

    @Property(tries = 20)
    default void pages_of_any_size_hold_every_store_once_and_in_order(
            @ForAll @IntRange(max = 9) int count, @ForAll @IntRange(min = 1, max = 10) int size) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            IntStream.range(0, count).forEach(n -> client.create("n" + n));
            ListDatastoresRequest request = ListDatastoresRequest.all().pagesOf(size);
            List<List<DataStore>> pages = Client.pages(token ->
                    client.healthLake.dataStores().list(token.map(request::from).orElse(request)));
            assertThat(pages.stream().flatMap(List::stream).toList()).isEqualTo(all(client, DatastoreFilter.ANY));
            assertThat(pages).hasSize(Math.max(1, (count + size - 1) / size));
            assertThat(pages.subList(0, pages.size() - 1))
                    .allSatisfy(page -> assertThat(page).hasSize(size));
        }
    }

    @Test
    default void a_page_holds_a_hundred_stores_where_nothing_is_said_and_five_hundred_at_the_most() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            IntStream.range(0, 101).forEach(n -> client.create("n" + n));
            Page<DataStore> first = client.healthLake.dataStores().list(ListDatastoresRequest.all());
            assertThat(first.items()).hasSize(100);
            assertThat(client.healthLake
                            .dataStores()
                            .list(ListDatastoresRequest.all().from(first.next().orElseThrow()))
                            .items())
                    .hasSize(1);
            assertThat(client.healthLake
                            .dataStores()
                            .list(ListDatastoresRequest.all().pagesOf(500))
                            .items())
                    .hasSize(101);
        }
    }

    @Test
    default void pages_stay_as_they_were_while_stores_come_and_the_new_ones_follow_at_the_end() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            ListDatastoresRequest request = ListDatastoresRequest.all().pagesOf(2);
            IntStream.range(0, 4).forEach(n -> client.create("n" + n));
            List<DatastoreId> before = ids(client.healthLake.dataStores().list(ListDatastoresRequest.all()));
            Page<DataStore> first = client.healthLake.dataStores().list(request);
            subject.advance(Duration.ofDays(1));
            DatastoreId added = client.create("added").id();
            Page<DataStore> second = client.healthLake
                    .dataStores()
                    .list(request.from(first.next().orElseThrow()));
            Page<DataStore> third = client.healthLake
                    .dataStores()
                    .list(request.from(second.next().orElseThrow()).pagesOf(5));
            assertThat(ids(first)).isEqualTo(before.subList(0, 2));
            assertThat(ids(second)).isEqualTo(before.subList(2, 4));
            assertThat(ids(third)).containsExactly(added);
            assertThat(third.next()).isEmpty();
        }
    }

    @Test
    default void a_page_token_belongs_to_the_filter_that_it_came_from() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            IntStream.range(0, 3).forEach(n -> client.create("ward"));
            DatastoreFilter filter = DatastoreFilter.ANY.named("ward");
            PageToken token = client.healthLake
                    .dataStores()
                    .list(ListDatastoresRequest.of(filter).pagesOf(1))
                    .next()
                    .orElseThrow();
            for (DatastoreFilter other : List.of(
                    DatastoreFilter.ANY,
                    DatastoreFilter.ANY.named("other"),
                    filter.in(CREATING),
                    filter.after(Instant.EPOCH),
                    filter.before(subject.now().plusSeconds(1)))) {
                assertRefused(
                        INVALID,
                        () -> client.healthLake
                                .dataStores()
                                .list(ListDatastoresRequest.of(other).from(token)));
            }
            assertThat(client.healthLake
                            .dataStores()
                            .list(ListDatastoresRequest.of(filter).from(token))
                            .items())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-token", "AAAA", "=", "{}", "\u0000", "0123456789abcdef0123456789abcdef"})
    default void a_page_token_that_no_list_gave_is_refused(String token) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            client.create("ward");
            assertRefused(
                    INVALID,
                    () -> client.healthLake
                            .dataStores()
                            .list(ListDatastoresRequest.all().from(new PageToken(token))));
        }
    }

    @Test
    default void a_page_token_is_safe_in_a_URL_and_refused_once_a_character_is_changed() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            IntStream.range(0, 2).forEach(n -> client.create("ward"));
            String token = client.healthLake
                    .dataStores()
                    .list(ListDatastoresRequest.all().pagesOf(1))
                    .next()
                    .orElseThrow()
                    .value();
            assertThat(token).matches("[A-Za-z0-9_.~=-]+");
            for (int at = 0; at < token.length(); at += 7) {
                String other = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
                assertRefused(
                        INVALID,
                        () -> client.healthLake
                                .dataStores()
                                .list(ListDatastoresRequest.all().from(new PageToken(other))));
            }
        }
    }
}
