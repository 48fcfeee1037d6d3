package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.RequestBudget;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WouldBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searches of the endpoint as an event loop makes them: a search that would block is refused, for a worker to make it. */
class SearchOnEventLoopTest {

    private static final RequestBudget WITHOUT_BLOCKING = new RequestBudget() {
        @Override
        public void reserve(long bytes) {}

        @Override
        public void work(long bytes) {}

        @Override
        public boolean mayBlock() {
            return false;
        }
    };

    @Test
    void a_search_whose_index_is_there_does_not_block_and_one_with_grants_is_left_to_a_worker() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            DatastoreId store = lake.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.named("loop"))
                    .id();
            lake.healthLake()
                    .fhir(Access.ALL)
                    .resources()
                    .update(
                            store,
                            UpdateResource.of(
                                    new ResourceAddress(ResourceType.Patient, new ResourceId("p")),
                                    ResourceJson.of(
                                            "{\"resourceType\":\"Patient\",\"id\":\"p\",\"gender\":\"male\"}")));

            assertThatThrownBy(() -> search(lake, store, Access.ALL, WITHOUT_BLOCKING))
                    .isInstanceOf(WouldBlock.class);
            SearchPage first = search(lake, store, Access.ALL, RequestBudget.UNLIMITED);
            assertThat(first.entries()).hasSize(1);
            assertThat(search(lake, store, Access.ALL, WITHOUT_BLOCKING).entries())
                    .isEqualTo(first.entries());
            assertThatThrownBy(() -> search(lake, store, SmartGrants.NONE, WITHOUT_BLOCKING))
                    .isInstanceOf(WouldBlock.class);
        }
    }

    private static SearchPage search(LocalHealthLake lake, DatastoreId store, Access access, RequestBudget budget) {
        return lake.healthLake()
                .fhir(access)
                .within(budget)
                .search()
                .search(store, SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", "male"))));
    }
}
