package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.PreloadDataType;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.smart.Access;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.StoredResource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data stores with {@code PreloadDataConfig} ({@code data-plane.md} 5), where the subject preloads {@link PreloadSample}. */
public interface PreloadContract extends SubjectContract {

    private static DatastoreId create(Client client) {
        return client.healthLake
                .datastores()
                .create(CreateDatastoreRequest.unnamed()
                        .configured(DatastoreConfiguration.R4.preload(PreloadDataType.SYNTHEA)))
                .id();
    }

    private static DatastoreStatus status(Client client, DatastoreId id) {
        return client.describe(id).status();
    }

    private static DatastoreId loaded(Client client) {
        DatastoreId id = create(client);
        client.subject.advance(Client.CREATING.plus(Client.A_LITTLE));
        client.subject.work();
        assertThat(status(client, id)).isEqualTo(DatastoreStatus.ACTIVE);
        return id;
    }

    private static StoredResource read(Client client, DatastoreId id, ResourceType type, String resource) {
        return client.healthLake
                .fhir(Access.ALL)
                .resources()
                .read(id, new ResourceAddress(type, new ResourceId(resource)));
    }

    @Test
    default void a_store_is_CREATING_until_its_resources_are_there() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = create(client);
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            assertThat(status(client, id)).isEqualTo(DatastoreStatus.CREATING);
            assertThatThrownBy(() -> read(client, id, ResourceType.Patient, "preloaded-0"))
                    .isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> client.healthLake.datastores().delete(id)).isInstanceOf(Conflict.class);
            subject.work();
            assertThat(status(client, id)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(client.describe(id).configuration().preloadDataType()).hasValue(PreloadDataType.SYNTHEA);
        }
    }

    @Test
    default void a_store_is_CREATING_until_its_time_has_come_though_its_resources_are_there() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = create(client);
            subject.work();
            assertThat(status(client, id)).isEqualTo(DatastoreStatus.CREATING);
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            subject.work();
            assertThat(status(client, id)).isEqualTo(DatastoreStatus.ACTIVE);
        }
    }

    @Test
    default void each_resource_is_there_once_in_its_first_version() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = loaded(client);
            for (String resource : PreloadSample.IDS) {
                StoredResource stored = read(client, id, ResourceType.Observation, resource);
                assertThat(stored.version()).isEqualTo(VersionId.FIRST);
                assertThat(stored.lastUpdated()).isBeforeOrEqualTo(subject.now());
            }
            List<String> expected = PreloadSample.IDS.stream()
                    .flatMap(resource -> Stream.of("Patient/" + resource, "Observation/" + resource))
                    .sorted()
                    .toList();
            assertThat(Exported.identities(client, id)).isEqualTo(expected);
        }
    }

    @Test
    default void two_stores_have_the_same_resources_and_each_its_own() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId first = loaded(client);
            DatastoreId second = loaded(client);
            assertThat(Exported.identities(client, first)).isEqualTo(Exported.identities(client, second));
            DatastoreId empty = client.create("empty").id();
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            assertThat(Exported.identities(client, empty)).isEmpty();
        }
    }
}
