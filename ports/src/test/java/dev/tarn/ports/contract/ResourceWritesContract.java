package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.CONFLICT;
import static dev.tarn.domain.failure.FailureKind.DUPLICATE;
import static dev.tarn.domain.failure.FailureKind.GONE;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.domain.failure.FailureKind.UNSUPPORTED;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Create, read, update and delete ({@code data-plane.md} 3.2). */
public interface ResourceWritesContract extends SubjectContract {

    @Test
    default void a_created_resource_has_a_new_id_in_the_place_of_its_own() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            StoredResource stored =
                    client.create("{ \"id\" : \"mine\", \"x\":1.00,\"resourceType\":\"Patient\",\"id2\":\"mine\"}");
            String id = stored.address().id().value();
            assertThat(id).isNotEqualTo("mine").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(stored.version()).isEqualTo(VersionId.FIRST);
            assertThat(stored.json())
                    .hasToString("{ \"id\" : \"" + id + "\"," + FhirClient.meta(stored)
                            + ", \"x\":1.00,\"resourceType\":\"Patient\",\"id2\":\"mine\"}");
            assertThat(client.read(id)).isEqualTo(stored);
        }
    }

    @Test
    default void a_body_without_an_id_gets_one_behind_its_type() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            StoredResource stored = client.create("{\"a\":[1] , \"resourceType\" : \"Patient\" , \"x\":{\"id\":7}}");
            assertThat(stored.json())
                    .hasToString("{\"a\":[1] , \"resourceType\" : \"Patient\",\"id\":\""
                            + stored.address().id() + "\"," + FhirClient.meta(stored) + " , \"x\":{\"id\":7}}");
        }
    }

    @Test
    default void an_id_that_no_resource_can_have_does_not_matter_to_a_create() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            for (String id : List.of("\"a b\"", "7", "null", "{\"id\":[]}", "\"\\u0000\"")) {
                StoredResource stored = client.create("{\"id\":" + id + ",\"resourceType\":\"Patient\"}");
                assertThat(client.read(stored.address().id().value())).isEqualTo(stored);
            }
        }
    }

    @Test
    default void an_idempotency_key_creates_once() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            CreateResource request = new CreateResource(
                    ResourceType.Patient,
                    ResourceJson.of("{\"resourceType\":\"Patient\"}"),
                    Optional.of(new IdempotencyKey("123e4567-e89b-42d3-a456-426614174000")));
            StoredResource first = client.resources().create(client.store, request);
            assertRefused(DUPLICATE, () -> client.resources().create(client.store, request))
                    .contains(first.address().toString());
            assertThat(client.resources().read(client.store, first.address())).isEqualTo(first);
        }
    }

    @Test
    default void a_resource_is_created_by_an_update_and_then_updated() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            WrittenResource first = client.put("p", "\"x\":1");
            assertThat(first.created()).isTrue();
            assertThat(first.resource().lastUpdated()).isEqualTo(subject.now());
            subject.advance(Client.A_LITTLE);
            WrittenResource second = client.put("p", "\"x\":1");
            assertThat(second.created()).isFalse();
            assertThat(second.resource().version())
                    .as("also where nothing is new")
                    .isEqualTo(new VersionId(2));
            assertThat(second.resource().lastUpdated()).isEqualTo(subject.now());
            assertThat(client.read("p")).isEqualTo(second.resource());
            assertThat(client.read("p", 1)).isEqualTo(first.resource());
            assertRefused(NOT_FOUND, () -> client.read("p", 3)).contains("Patient/p/_history/3");
        }
    }

    @Test
    default void a_body_of_another_type_or_id_is_refused_and_both_are_named() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String body = "{\"resourceType\":\"Patient\",\"id\":\"other\"}";
            assertRefused(INVALID, () -> client.putBody(FhirClient.PATIENT, body))
                    .contains("Patient/other", "Patient/p");
            ResourceAddress person = new ResourceAddress(ResourceType.Person, new ResourceId("other"));
            assertRefused(INVALID, () -> client.putBody(person, body)).contains("Patient/other", "Person/other");
            assertRefused(INVALID, () -> client.putBody(FhirClient.PATIENT, "{\"resourceType\":\"Patient\"}"))
                    .contains("id");
            assertRefused(INVALID, () -> client.create("{\"resourceType\":\"Person\"}"))
                    .contains("Person", "Patient");
            assertRefused(NOT_FOUND, () -> client.read("p"));
        }
    }

    @Test
    default void what_is_no_resource_is_refused_with_every_fault() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            assertRefused(INVALID, () -> client.create("{\"meta\":1}"))
                    .contains("resourceType", "meta")
                    .doesNotContain("id");
            assertRefused(INVALID, () -> client.create("{}")).contains("resourceType");
            for (String body :
                    List.of("", "[]", "{\"resourceType\":\"Patient\"", "{\"resourceType\":\"Patient\"}{}", "\u0000")) {
                assertRefused(INVALID, () -> client.create(body))
                        .contains("JSON")
                        .doesNotContain("file");
                assertRefused(INVALID, () -> client.putBody(FhirClient.PATIENT, body))
                        .contains("JSON");
            }
        }
    }

    @Test
    default void a_deleted_resource_is_gone_and_its_versions_are_not() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":1");
            subject.advance(Client.A_LITTLE);
            DeletedResource deletion = client.delete("p");
            FhirClient.assertSame(deletion, new DeletedResource(FhirClient.PATIENT, new VersionId(2), subject.now()));
            assertRefused(GONE, () -> client.read("p")).contains("Patient/p", "2");
            assertRefused(GONE, () -> client.read("p", 2));
            assertThat(client.read("p", 1).json().toString()).contains("\"x\":1");
            subject.advance(Client.A_LITTLE);
            assertThat(client.delete("p")).as("nothing is left to do").isEqualTo(deletion);
            WrittenResource back = client.put("p", "\"x\":2");
            assertThat(back.created()).isTrue();
            assertThat(back.resource().version()).isEqualTo(new VersionId(3));
            assertThat(client.read("p")).isEqualTo(back.resource());
        }
    }

    @Test
    default void what_never_was_is_not_found() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("other", "");
            assertRefused(NOT_FOUND, () -> client.read("p")).contains("Patient/p");
            assertRefused(NOT_FOUND, () -> client.read("p", 1));
            assertRefused(NOT_FOUND, () -> client.delete("p"));
            assertRefused(NOT_FOUND, () -> client.patch("p", "[]"));
            assertRefused(NOT_FOUND, () -> client.history("p"));
        }
    }

    @Test
    default void what_a_type_does_not_allow_is_refused() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            ResourceJson event = ResourceJson.of("{\"resourceType\":\"AuditEvent\",\"id\":\"a\"}");
            StoredResource stored =
                    client.resources().create(client.store, CreateResource.of(ResourceType.AuditEvent, event));
            assertThat(client.resources().read(client.store, stored.address())).isEqualTo(stored);
            assertRefused(
                            UNSUPPORTED,
                            () -> client.resources().update(client.store, UpdateResource.of(stored.address(), event)))
                    .contains("AuditEvent", "update");
            assertRefused(
                    UNSUPPORTED, () -> client.resources().delete(client.store, DeleteResource.of(stored.address())));
            assertRefused(
                    UNSUPPORTED,
                    () -> client.fhir().history().ofResource(client.store, HistoryRequest.of(stored.address())));
            assertRefused(
                    UNSUPPORTED,
                    () -> client.resources()
                            .create(
                                    client.store,
                                    CreateResource.of(
                                            ResourceType.Parameters,
                                            ResourceJson.of("{\"resourceType\":\"Parameters\"}"))));
        }
    }

    @Test
    default void only_an_ACTIVE_store_has_resources() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId deleted = client.deletedStore();
            DatastoreId deleting = client.deletingStore();
            DatastoreId creating = client.create("ward").id();
            UpdateResource update = UpdateResource.of(FhirClient.PATIENT, FhirClient.patient("p", ""));
            for (DatastoreId busy : List.of(creating, deleting)) {
                assertRefused(
                                CONFLICT,
                                () -> client.healthLake
                                        .fhir(Access.ALL)
                                        .resources()
                                        .update(busy, update))
                        .contains(client.describe(busy).status().name());
                assertRefused(
                        CONFLICT,
                        () -> client.healthLake.fhir(Access.ALL).resources().read(busy, FhirClient.PATIENT));
                assertRefused(
                        CONFLICT,
                        () -> client.healthLake.fhir(Access.ALL).transactions().execute(busy, List.of()));
            }
            for (DatastoreId nowhere : List.of(deleted, new DatastoreId(Client.NOWHERE))) {
                assertRefused(
                        NOT_FOUND,
                        () -> client.healthLake.fhir(Access.ALL).resources().update(nowhere, update));
                assertRefused(
                        NOT_FOUND,
                        () -> client.healthLake
                                .fhir(Access.ALL)
                                .history()
                                .ofResource(nowhere, HistoryRequest.of(FhirClient.PATIENT)));
            }
        }
    }
}
