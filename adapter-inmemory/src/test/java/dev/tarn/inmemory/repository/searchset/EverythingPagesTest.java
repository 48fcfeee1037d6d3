package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchQuery;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.ndjson.AcceptedResource;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.repository.search.DirectWork;
import dev.tarn.inmemory.repository.search.LocalSearchIndex;
import dev.tarn.inmemory.repository.search.SearchHits;
import dev.tarn.inmemory.repository.search.SearchIndex;
import dev.tarn.inmemory.repository.search.plan.Admission;
import dev.tarn.inmemory.repository.search.plan.ResourceCheck;
import dev.tarn.inmemory.repository.store.MapResourceStore;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.FhirSearch;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What pages of {@code $everything} and validated searches cost: the searches of the index are counted. */
class EverythingPagesTest {

    private static final DatastoreId STORE = new DatastoreId("0123456789abcdef0123456789abcdef");

    private final AtomicInteger counted = new AtomicInteger();
    private final MapResourceStore store = new MapResourceStore();
    private final SearchIndex index =
            new Counting(new LocalSearchIndex(STORE, store.searchSource(), new DirectWork()), counted);
    private final LocalSearches searches = new LocalSearches(
            QueryParser.of(SearchDialect.HEALTHLAKE), new SearchLag(Duration.ZERO, InstantSource.system()));

    private record Counting(SearchIndex counted, AtomicInteger count) implements SearchIndex {

        @Override
        public SearchHits search(
                SearchQuery query,
                Optional<String> cursor,
                RequestBudget budget,
                Optional<Instant> visible,
                Admission admission) {
            count.incrementAndGet();
            return counted.search(query, cursor, budget, visible, admission);
        }

        @Override
        public boolean isOpen() {
            return counted.isOpen();
        }

        @Override
        public ResourceCheck check(SearchDialect dialect) {
            return counted.check(dialect);
        }
    }

    private FhirSearch search(RequestBudget budget) {
        return searches.of(id -> index, id -> store, budget, Access.ALL);
    }

    private void put(ResourceType type, String id, String members) {
        byte[] json = ("{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"" + members + "}")
                .getBytes(StandardCharsets.UTF_8);
        ResourceAddress address = new ResourceAddress(type, new ResourceId(id));
        ResourceBody body = new ResourceBody(json, json.length - 1, MetaSlot.AFTER_MEMBER);
        store.change(Instant.EPOCH, change -> change.put(new AcceptedResource(address, body)));
    }

    private void record(int observations) {
        put(ResourceType.Patient, "p", "");
        for (int i = 10; i < 10 + observations; i++) {
            put(ResourceType.Observation, "o" + i, ",\"subject\":{\"reference\":\"Patient/p\"}");
        }
        counted.set(0);
    }

    private SearchPage page(Optional<String> token) {
        List<QueryParameter> parameters = new ArrayList<>(List.of(new QueryParameter("_count", "2")));
        token.ifPresent(page -> parameters.add(new QueryParameter("page", page)));
        return search(RequestBudget.UNLIMITED)
                .everything(STORE, new EverythingRequest(new ResourceId("p"), parameters));
    }

    private static List<String> ids(SearchPage page) {
        return page.entries().stream()
                .map(entry -> entry.address().orElseThrow().id().value())
                .toList();
    }

    @Test
    void only_the_first_page_searches() {
        record(5);
        SearchPage first = page(Optional.empty());
        int ofFirst = counted.get();
        put(ResourceType.Observation, "o99", ",\"subject\":{\"reference\":\"Patient/p\"}");
        SearchPage second = page(first.next().map(token -> token.value()));
        SearchPage third = page(second.next().map(token -> token.value()));

        assertThat(ofFirst).isPositive();
        assertThat(counted).hasValue(ofFirst);
        assertThat(ids(first)).containsExactly("o10", "o11");
        assertThat(ids(second)).containsExactly("o12", "o13");
        assertThat(ids(third)).containsExactly("o14", "p");
        assertThat(third.next()).isEmpty();
        assertThat(third.total()).hasValue(6);
        assertThat(page(Optional.empty()).total()).hasValue(7);
    }

    @Test
    void a_page_whose_addresses_were_dropped_collects_them_again() {
        record(5);
        SearchPage first = page(Optional.empty());
        LocalSearches restarted = new LocalSearches(
                QueryParser.of(SearchDialect.HEALTHLAKE), new SearchLag(Duration.ZERO, InstantSource.system()));
        QueryParameter token =
                new QueryParameter("page", first.next().orElseThrow().value());

        SearchPage second = restarted
                .of(id -> index, id -> store, RequestBudget.UNLIMITED, Access.ALL)
                .everything(STORE, new EverythingRequest(new ResourceId("p"), List.of(token)));

        assertThat(ids(second)).containsExactly("o12", "o13");
        assertThat(second.total()).hasValue(6);
    }

    @Test
    void a_search_is_validated_without_a_search() {
        SearchRequest good = SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", "male")));
        search(RequestBudget.UNLIMITED).check(STORE, good);
        assertThatThrownBy(() -> search(RequestBudget.UNLIMITED)
                        .check(
                                STORE,
                                new SearchRequest(
                                        Optional.of(ResourceType.Patient),
                                        Optional.empty(),
                                        List.of(new QueryParameter("birthdate", "never")),
                                        SearchHandling.STRICT)))
                .hasMessageContaining("birthdate");
        assertThat(counted).hasValue(0);
    }

    @Test
    void searches_and_records_charge_their_time_and_end_when_it_is_used_up() {
        record(1);
        RequestBudget used = new RequestBudget() {
            private long nanos;

            @Override
            public void reserve(long bytes) {}

            @Override
            public void work(long bytes) {}

            @Override
            public void requireSearchTime() {
                if (nanos > 0) {
                    throw new Unprocessable("used up");
                }
            }

            @Override
            public void searched(long time) {
                nanos += time;
            }
        };
        SearchRequest request = SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("_id", "p")));
        search(used).search(STORE, request);
        assertThatThrownBy(() -> search(used).search(STORE, request)).hasMessage("used up");
        assertThatThrownBy(() -> search(used).everything(STORE, new EverythingRequest(new ResourceId("p"), List.of())))
                .hasMessage("used up");
    }
}
