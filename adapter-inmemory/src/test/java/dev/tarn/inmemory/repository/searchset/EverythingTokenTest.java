package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.EverythingRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchPage;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digest of a page token has no secret, so that anybody can make one with a cursor of any content. */
class EverythingTokenTest {

    private static final List<QueryParameter> COUNT = QueryString.parse("_count=1");

    private LocalHealthLake lake;
    private DatastoreId store;

    @BeforeEach
    void createPatientWithOrganization() {
        lake = LocalHealthLake.builder().withoutValidation().build();
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("everything"))
                .id();
        put(ResourceType.Organization, "g", "");
        put(ResourceType.Patient, "p", ",\"managingOrganization\":{\"reference\":\"Organization/g\"}");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private void put(ResourceType type, String id, String members) {
        String json = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"" + members + "}";
        lake.healthLake()
                .fhir(Access.ALL)
                .resources()
                .update(store, UpdateResource.of(new ResourceAddress(type, new ResourceId(id)), ResourceJson.of(json)));
    }

    /** {@return a token with the right digest} */
    private QueryParameter page(String cursor) {
        String token = new SearchTokens()
                .write("everything " + store + " Patient/p", new SearchTokens.Position(COUNT, cursor))
                .value();
        return new QueryParameter("page", token);
    }

    private SearchPage everything(QueryParameter page) {
        return lake.healthLake()
                .fhir(Access.ALL)
                .search()
                .everything(store, new EverythingRequest(new ResourceId("p"), List.of(page)));
    }

    @Test
    void a_cursor_that_is_an_address_begins_the_page_behind_it() {
        assertThat(everything(page("Organization/g")).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.address()).hasToString("Optional[Patient/p]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "g",
                "Organization",
                "Organization/",
                "/g",
                "Nothing/g",
                "organization/g",
                "Organization/g/h",
                "Organization/g h",
                "Organization/é",
                "Organization/0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void a_cursor_that_is_no_address_is_an_invalid_token(String cursor) {
        QueryParameter page = page(cursor);
        assertThatThrownBy(() -> everything(page))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Invalid pagination token.");
    }
}
