package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETED;
import static dev.tarn.domain.datastore.DatastoreStatus.DELETING;
import static dev.tarn.domain.failure.FailureKind.CONFLICT;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.SseConfiguration;
import dev.tarn.domain.tag.Tag;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** The life of one data store ({@code control-plane.md} 4.2; {@code decisions.md} D11, D15 to D17, D19). */
public interface DatastoresContract extends SubjectContract {

    Duration SEVEN_DAYS = Duration.ofDays(7);

    @Test
    default void a_store_is_CREATING_for_twenty_minutes_and_then_ACTIVE() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreReceipt receipt = client.create("ward");
            assertThat(receipt.status()).isEqualTo(CREATING);
            assertThat(client.describe(receipt.id()).status()).isEqualTo(CREATING);
            subject.advance(Client.CREATING.minus(Client.A_LITTLE));
            assertThat(client.describe(receipt.id()).status()).isEqualTo(CREATING);
            subject.advance(Client.A_LITTLE.multipliedBy(2));
            assertThat(client.describe(receipt.id()).status()).isEqualTo(ACTIVE);
        }
    }

    @Test
    default void a_store_has_an_id_of_32_hexadecimal_digits_and_an_ARN_that_says_where_it_lives() {
        try (HealthLakeSubject subject = subject()) {
            DatastoreReceipt receipt = new Client(subject).create("ward");
            assertThat(receipt.id().value()).matches("[0-9a-f]{32}");
            assertThat(receipt.arn().scope()).isEqualTo(HealthLakeSubject.CALLER.scope());
            assertThat(receipt.arn())
                    .hasToString("arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + receipt.id());
        }
    }

    @Test
    default void a_store_shows_what_it_was_made_with_and_when() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreConfiguration configuration = DatastoreConfiguration.R4
                    .sse(SseConfiguration.customerManaged(new EncryptionKeyId("alias/records")))
                    .identityProvider(Samples.SMART_ON_FHIR);
            DatastoreId id = client.healthLake
                    .datastores()
                    .create(CreateDatastoreRequest.named("Ward 7 é").configured(configuration))
                    .id();
            Datastore store = client.describe(id);
            assertThat(store.name().orElseThrow()).hasToString("Ward 7 é");
            assertThat(store.configuration()).isEqualTo(configuration);
            assertThat(store.createdAt()).isEqualTo(subject.now().truncatedTo(ChronoUnit.MILLIS));
            assertThat(store.state().cause()).isEmpty();
        }
    }

    @Test
    default void a_store_that_was_told_nothing_has_no_name_and_HealthLakes_defaults() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = client.healthLake
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            assertThat(client.describe(id).name()).isEmpty();
            assertThat(client.describe(id).configuration()).isEqualTo(DatastoreConfiguration.R4);
        }
    }

    @Test
    default void what_a_receipt_says_a_describe_says_too() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreReceipt created = client.create("ward");
            assertThat(DatastoreReceipt.of(client.describe(created.id()))).isEqualTo(created);
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            DatastoreReceipt deleted = client.healthLake.datastores().delete(created.id());
            assertThat(deleted.status()).isEqualTo(DELETING);
            assertThat(DatastoreReceipt.of(client.describe(created.id()))).isEqualTo(deleted);
        }
    }

    @Test
    default void a_store_is_DELETING_for_fifteen_minutes_and_then_DELETED() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = client.deletingStore();
            subject.advance(Client.DELETING.minus(Client.A_LITTLE));
            assertThat(client.describe(id).status()).isEqualTo(DELETING);
            subject.advance(Client.A_LITTLE.multipliedBy(2));
            assertThat(client.describe(id).status()).isEqualTo(DELETED);
        }
    }

    @Test
    default void a_deleted_store_is_still_described_and_listed_as_DELETED_for_seven_days() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = client.deletedStore();
            subject.advance(SEVEN_DAYS.minusMinutes(1));
            assertThat(client.describe(id).status()).isEqualTo(DELETED);
            assertThat(client.healthLake
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .extracting(Datastore::id)
                    .containsExactly(id);
            subject.advance(Duration.ofMinutes(2));
            assertRefused(NOT_FOUND, () -> client.describe(id)).contains(id.value());
            assertThat(client.healthLake
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .isEmpty();
        }
    }

    @Test
    default void a_store_that_never_was_is_not_found() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId nowhere = new DatastoreId(Client.NOWHERE);
            assertRefused(NOT_FOUND, () -> client.describe(nowhere)).contains(Client.NOWHERE);
            assertRefused(NOT_FOUND, () -> client.healthLake.datastores().delete(nowhere));
            assertRefused(NOT_FOUND, () -> client.describe(new DatastoreId("not even hexadecimal")));
        }
    }

    @Test
    default void a_store_is_deleted_only_where_its_status_allows_it() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId id = client.create("ward").id();
            assertRefused(CONFLICT, () -> client.healthLake.datastores().delete(id))
                    .contains(id.value())
                    .contains("CREATING");
            assertThat(client.describe(id).status()).isEqualTo(CREATING);
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            client.healthLake.datastores().delete(id);
            assertRefused(CONFLICT, () -> client.healthLake.datastores().delete(id))
                    .contains("DELETING");
            subject.advance(Client.DELETING.plus(Client.A_LITTLE));
            assertRefused(NOT_FOUND, () -> client.healthLake.datastores().delete(id));
            assertThat(client.describe(id).status()).isEqualTo(DELETED);
        }
    }

    @Test
    default void a_request_with_tags_that_cannot_be_makes_no_store() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            CreateDatastoreRequest request = CreateDatastoreRequest.named("ward");
            assertRefused(
                            INVALID,
                            () -> client.healthLake.datastores().create(request.tagged(Tag.of("aws:owner", "me"))))
                    .contains("aws:owner");
            assertRefused(
                    INVALID,
                    () -> client.healthLake
                            .datastores()
                            .create(request.tagged(Tag.of("team", "a"), Tag.of("team", "b"))));
            assertThat(client.healthLake
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .isEmpty();
        }
    }
}
