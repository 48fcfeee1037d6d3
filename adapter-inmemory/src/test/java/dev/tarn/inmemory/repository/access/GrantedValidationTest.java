package dev.tarn.inmemory.repository.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.ScopeVersions;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.domain.smart.TokenSubject;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.ValidateResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may {@code $validate} ({@code authorization.md} 3.7). */
class GrantedValidationTest {

    private static final ResourceJson PATIENT = ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"p\"}");

    private void validate(String scope, Optional<ResourceJson> resource) {
        try (LocalHealthLake lake = LocalHealthLake.builder().build()) {
            DatastoreId store = lake.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            ResourceAddress address = new ResourceAddress(ResourceType.Patient, new ResourceId("p"));
            lake.healthLake().fhir(Access.ALL).resources().update(store, UpdateResource.of(address, PATIENT));
            SmartGrants grants = SmartGrants.of(
                    List.of(scope),
                    new ScopeVersions(true, false),
                    new TokenSubject(Optional.empty(), Optional.empty()),
                    false,
                    "issuer subject");
            assertThat(lake.healthLake()
                            .fhir(grants)
                            .validation()
                            .validate(
                                    store,
                                    new ValidateResource(
                                            ResourceType.Patient,
                                            Optional.of(address.id()),
                                            resource,
                                            Optional.empty(),
                                            Optional.empty())))
                    .isNotEmpty();
        }
    }

    @Test
    void a_letter_that_writes_the_type_is_needed() {
        validate("system/Patient.c", Optional.of(PATIENT));
        validate("system/Patient.u", Optional.of(PATIENT));
        assertThatThrownBy(() -> validate("system/Patient.rsd", Optional.of(PATIENT)))
                .isInstanceOf(InsufficientScope.class);
        assertThatThrownBy(() -> validate("system/Observation.cruds", Optional.of(PATIENT)))
                .isInstanceOf(InsufficientScope.class);
    }

    @Test
    void a_stored_resource_is_validated_for_those_who_may_read_it() {
        validate("system/Patient.cr", Optional.empty());
        assertThatThrownBy(() -> validate("system/Patient.c", Optional.empty())).isInstanceOf(InsufficientScope.class);
    }
}
