package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.UPDATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.AnalyticsConfiguration;
import dev.tarn.domain.datastore.AnalyticsStatus;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.NlpStatus;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.job.JobKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates of data stores, where they are offered ({@code control-plane.md} 4.2; {@code domain/docs/decisions.md} T73). */
public interface DatastoreUpdatesContract extends SubjectContract {

    private static Optional<AnalyticsStatus> analytics(Datastore store) {
        return store.configuration().analytics().flatMap(AnalyticsConfiguration::status);
    }

    @Test
    default void a_name_is_changed_at_once_and_kept() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = client.activeStore();
            DatastoreName name = new DatastoreName("renamed");
            Datastore updated = client.healthLake.datastores().update(id, DatastoreUpdate.NOTHING.named(name));
            assertThat(updated.status()).isEqualTo(ACTIVE);
            assertThat(updated.name()).hasValue(name);
            assertThat(client.describe(id)).isEqualTo(updated);
        }
    }

    @Test
    default void a_feature_makes_the_store_UPDATING_and_one_update_is_made_at_a_time() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            Client client = new Client(subject);
            fhir.put("p", "");
            DatastoreUpdate pause = DatastoreUpdate.NOTHING.analytics(AnalyticsStatus.PAUSED);

            Datastore updating = client.healthLake.datastores().update(fhir.store, pause);

            assertThat(updating.status()).isEqualTo(UPDATING);
            assertThat(analytics(updating)).hasValue(AnalyticsStatus.PAUSING);
            assertThat(client.describe(fhir.store)).isEqualTo(updating);
            assertThatThrownBy(() -> client.healthLake
                            .datastores()
                            .update(fhir.store, DatastoreUpdate.NOTHING.nlp(NlpStatus.ENABLED)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("UPDATING");
            assertThatThrownBy(() -> client.healthLake.datastores().delete(fhir.store))
                    .isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> client.jobs(JobKind.EXPORT).start(fhir.store))
                    .hasMessageContaining("UPDATING");
            assertThat(fhir.read("p").json().toString()).contains("\"p\"");
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            Datastore after = client.describe(fhir.store);
            assertThat(after.status()).isEqualTo(ACTIVE);
            assertThat(analytics(after)).hasValue(AnalyticsStatus.PAUSED);
            assertThat(client.healthLake.datastores().update(fhir.store, pause)).isEqualTo(after);
        }
    }

    @Test
    default void a_store_that_is_CREATING_or_DELETING_is_not_updated_and_a_DELETED_one_not_found() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreUpdate rename = DatastoreUpdate.NOTHING.named(new DatastoreName("late"));
            for (DatastoreId id : new DatastoreId[] {
                client.deletingStore(), client.create("early").id()
            }) {
                assertThatThrownBy(() -> client.healthLake.datastores().update(id, rename))
                        .isInstanceOf(Conflict.class)
                        .hasMessageContaining(client.describe(id).status().name());
            }
            DatastoreId deleted = client.deletedStore();
            assertThatThrownBy(() -> client.healthLake.datastores().update(deleted, rename))
                    .isInstanceOf(NotFound.class);
        }
    }
}
