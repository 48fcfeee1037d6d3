package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.repository.search.NonBlockingBudget;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchHandling;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches of the endpoint as an event loop makes them: a search that would block is refused, for a worker to make it. */
class SearchOnEventLoopTest {

    private static final RequestBudget WITHOUT_BLOCKING = new NonBlockingBudget();

    private final LocalHealthLake lake = LocalHealthLake.inMemory();
    private final DatastoreId store = lake.healthLake()
            .datastores()
            .create(CreateDatastoreRequest.named("loop"))
            .id();

    @BeforeEach
    void put() {
        for (String id : List.of("p", "q")) {
            lake.healthLake()
                    .fhir(Access.ALL)
                    .resources()
                    .update(
                            store,
                            UpdateResource.of(
                                    new ResourceAddress(ResourceType.Patient, new ResourceId(id)),
                                    ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"" + id
                                            + "\",\"gender\":\"male\"}")));
        }
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void a_search_whose_index_is_there_does_not_block_and_one_with_grants_is_left_to_a_worker() {
        assertBlocks(Access.ALL, "gender=male");
        SearchPage first = search(Access.ALL, RequestBudget.UNLIMITED, "gender=male");
        assertThat(first.entries()).hasSize(2);
        assertThat(search(Access.ALL, WITHOUT_BLOCKING, "gender=male").entries())
                .isEqualTo(first.entries());
        assertBlocks(SmartGrants.NONE, "gender=male");
    }

    @Test
    void what_costs_a_parser_much_is_left_to_a_worker_also_where_a_page_token_stands_for_it() {
        String ids = ",x".repeat(100);
        String once = "_id=p,q" + ids;
        search(Access.ALL, RequestBudget.UNLIMITED, once);
        assertThat(search(Access.ALL, WITHOUT_BLOCKING, once).entries()).hasSize(2);
        for (String costly : List.of(
                "gender=male" + "&gender=male".repeat(30),
                "_id=p,q" + ids.repeat(10),
                "link.link.gender=male",
                "_has:Observation:subject:_has:Observation:has-member:status=final")) {
            search(Access.ALL, RequestBudget.UNLIMITED, costly);
            assertBlocks(Access.ALL, costly);
        }
        assertThatThrownBy(() -> search(
                        WITHOUT_BLOCKING,
                        Access.ALL,
                        new SearchRequest(
                                Optional.empty(),
                                Optional.empty(),
                                QueryString.parse("_type=Patient"),
                                SearchHandling.LENIENT)))
                .isInstanceOf(WouldBlock.class);

        assertThat(secondPage("_count=1&_id=p,q").entries()).hasSize(1);
        // Neither is in the token as it is: one is compressed, one is kept by the server.
        String random = new Random(1)
                .ints(40_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (String costly : List.of("_count=1&_id=p,q" + ids.repeat(10), "_count=1&_id=p,q&_id:not=" + random)) {
            assertThatThrownBy(() -> secondPage(costly)).isInstanceOf(WouldBlock.class);
        }
    }

    private SearchPage secondPage(String search) {
        String token = search(Access.ALL, RequestBudget.UNLIMITED, search)
                .next()
                .orElseThrow()
                .value();
        return search(Access.ALL, WITHOUT_BLOCKING, "_count=1&page=" + token);
    }

    private void assertBlocks(Access access, String search) {
        assertThatThrownBy(() -> search(access, WITHOUT_BLOCKING, search))
                .as(search)
                .isInstanceOf(WouldBlock.class);
    }

    private SearchPage search(Access access, RequestBudget budget, String search) {
        return search(budget, access, SearchRequest.of(ResourceType.Patient, QueryString.parse(search)));
    }

    private SearchPage search(RequestBudget budget, Access access, SearchRequest request) {
        return lake.healthLake().fhir(access).within(budget).search().search(store, request);
    }
}
