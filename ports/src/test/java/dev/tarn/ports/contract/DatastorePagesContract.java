package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.request.PageToken;
import dev.tarn.ports.datastore.DatastoreFilter;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.paging.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of lists of data stores, and the tokens between them ({@code decisions.md} D7, D8). */
public interface DatastorePagesContract extends SubjectContract {

    private static List<DatastoreId> ids(Page<Datastore> page) {
        return page.items().stream().map(Datastore::id).toList();
    }

    @Property(tries = 20)
    default void pages_of_any_size_hold_every_store_once_and_in_order(
            @ForAll @IntRange(max = 9) int count, @ForAll @IntRange(min = 1, max = 10) int size) {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            IntStream.range(0, count).forEach(n -> client.create("n" + n));
            ListDatastoresRequest request = ListDatastoresRequest.all().pagesOf(size);
            List<List<Datastore>> pages = Client.pages(token ->
                    client.healthLake.datastores().list(token.map(request::from).orElse(request)));
            assertThat(pages.stream().flatMap(List::stream).toList())
                    .isEqualTo(client.healthLake
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items());
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
            Page<Datastore> first = client.healthLake.datastores().list(ListDatastoresRequest.all());
            assertThat(first.items()).hasSize(100);
            assertThat(client.healthLake
                            .datastores()
                            .list(ListDatastoresRequest.all().from(first.next().orElseThrow()))
                            .items())
                    .hasSize(1);
            assertThat(client.healthLake
                            .datastores()
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
            List<DatastoreId> before = ids(client.healthLake.datastores().list(ListDatastoresRequest.all()));
            Page<Datastore> first = client.healthLake.datastores().list(request);
            subject.advance(Duration.ofDays(1));
            DatastoreId added = client.create("added").id();
            Page<Datastore> second = client.healthLake
                    .datastores()
                    .list(request.from(first.next().orElseThrow()));
            Page<Datastore> third = client.healthLake
                    .datastores()
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
                    .datastores()
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
                                .datastores()
                                .list(ListDatastoresRequest.of(other).from(token)));
            }
            assertThat(client.healthLake
                            .datastores()
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
                            .datastores()
                            .list(ListDatastoresRequest.all().from(new PageToken(token))));
        }
    }

    @Test
    default void a_page_token_is_safe_in_a_URL_and_refused_once_a_character_is_changed() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            IntStream.range(0, 2).forEach(n -> client.create("ward"));
            String token = client.healthLake
                    .datastores()
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
                                .datastores()
                                .list(ListDatastoresRequest.all().from(new PageToken(other))));
            }
        }
    }
}
