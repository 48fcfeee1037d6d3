package dev.tarn.inmemory.repository.searchset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.search.QueryString;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition that names nothing must not match everything: the delete of all matches would empty the data store. */
class DeleteMatchesTest {

    private static final ResourceAddress ANN = new ResourceAddress(ResourceType.Patient, new ResourceId("ann"));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private LocalHealthLake lake;
    private DatastoreId store;
    private FhirEndpoint fhir;

    @BeforeEach
    void createAnn() {
        lake = LocalHealthLake.builder()
                .withoutValidation()
                .clock(() -> now)
                .searchLag(Duration.ofSeconds(20))
                .compat(SearchDialect.FHIR)
                .build();
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("deletes"))
                .id();
        fhir = lake.healthLake().fhir(Access.ALL);
        fhir.resources()
                .update(
                        store,
                        UpdateResource.of(
                                ANN,
                                ResourceJson.of(
                                        "{\"resourceType\":\"Patient\",\"id\":\"ann\",\"name\":[{\"family\":\"A\"}],"
                                                + "\"identifier\":[{\"value\":\"7\"}],\"text\":{\"status\":\"generated\",\"div\":\"<div>some"
                                                + " words</div>\"}}")));
        now = now.plusSeconds(60);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_count=2", "_count=2&name="})
    void a_condition_without_a_parameter_is_refused_although_the_lag_limits_the_search(String condition) {
        assertThatThrownBy(() -> delete(condition)).isInstanceOf(Invalid.class);
        assertThat(fhir.resources().read(store, ANN).version().value()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_text=!!!&_count=2", "name=%CC%81&_count=2"})
    void a_text_of_which_nothing_is_compared_matches_nothing(String condition) {
        assertThat(delete(condition)).isZero();
        assertThat(delete("_text=words&_count=2")).isEqualTo(1);
    }

    @Test
    void a_precondition_that_refuses_a_match_is_no_conflict() {
        assertThatThrownBy(() -> fhir.conditionals()
                        .update(
                                store,
                                new ConditionalUpdate(
                                        ResourceType.Patient,
                                        QueryString.parse("identifier=7"),
                                        ResourceJson.of("{\"resourceType\":\"Patient\"}"),
                                        Precondition.ABSENT)))
                .isInstanceOf(PreconditionFailed.class);
    }

    private int delete(String condition) {
        return fhir.conditionals()
                .deleteMatches(store, new DeleteMatches(ResourceType.Patient, QueryString.parse(condition)))
                .entries()
                .size();
    }
}
