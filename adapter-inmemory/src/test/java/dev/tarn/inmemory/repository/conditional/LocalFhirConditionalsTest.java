package dev.tarn.inmemory.repository.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.PreconditionFailed;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.ConditionalDelete;
import dev.tarn.ports.fhir.ConditionalUpdate;
import dev.tarn.ports.fhir.DeleteMatches;
import dev.tarn.ports.fhir.DeletedMatches;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another request changes the match between the search of a conditional request and its write. */
class LocalFhirConditionalsTest {

    private static final ResourceAddress ANN = new ResourceAddress(ResourceType.Patient, new ResourceId("ann"));
    private static final List<QueryParameter> INACTIVE = List.of(new QueryParameter("active", "false"));

    private final LocalHealthLake lake = LocalHealthLake.inMemory();
    private final FhirResources resources = lake.healthLake().fhir(Access.ALL).resources();
    private final DatastoreId store = lake.healthLake()
            .datastores()
            .create(CreateDatastoreRequest.named("race"))
            .id();
    private int searches;
    private final LocalFhirConditionals conditionals =
            new LocalFhirConditionals(this::find, resources, (id, request) -> request, new StoreLocks());

    @AfterEach
    void close() {
        lake.close();
    }

    /** Finds Ann while she is inactive; she becomes active after the first search. */
    private Conditions.Matches find(DatastoreId id, ResourceType type, List<QueryParameter> condition) {
        searches++;
        if (searches > 1) {
            return new Conditions.Matches(List.of(), 2, Optional.empty());
        }
        put(false);
        put(true);
        return new Conditions.Matches(List.of(new Conditions.Match(ANN, VersionId.FIRST)), 2, Optional.empty());
    }

    private void put(boolean active) {
        resources.update(
                store,
                UpdateResource.of(
                        ANN,
                        ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"ann\",\"active\":" + active + "}")));
    }

    private long version() {
        return resources.read(store, ANN).version().value();
    }

    @Test
    void a_delete_does_not_delete_what_no_longer_matches() {
        assertThatThrownBy(() -> conditionals.delete(
                        store, new ConditionalDelete(ResourceType.Patient, INACTIVE, Precondition.NONE)))
                .isInstanceOf(NotFound.class);
        assertThat(version()).isEqualTo(2);
        assertThat(searches).isEqualTo(2);
    }

    @Test
    void a_delete_of_all_matches_leaves_what_no_longer_matches_and_says_so() {
        DeletedMatches deleted = conditionals.deleteMatches(store, new DeleteMatches(ResourceType.Patient, INACTIVE));

        assertThat(deleted.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.failure()).containsInstanceOf(PreconditionFailed.class));
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void an_update_creates_where_nothing_matches_any_more() {
        assertThat(conditionals
                        .update(
                                store,
                                new ConditionalUpdate(
                                        ResourceType.Patient,
                                        INACTIVE,
                                        ResourceJson.of("{\"resourceType\":\"Patient\",\"active\":false}"),
                                        Precondition.NONE))
                        .created())
                .isTrue();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void a_precondition_of_the_caller_is_judged_once() {
        assertThatThrownBy(() -> conditionals.delete(
                        store,
                        new ConditionalDelete(ResourceType.Patient, INACTIVE, Precondition.version(VersionId.FIRST))))
                .isInstanceOf(PreconditionFailed.class);
        assertThat(searches).isEqualTo(1);
    }
}
