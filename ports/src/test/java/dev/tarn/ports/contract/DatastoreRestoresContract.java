package dev.tarn.ports.contract;

import static dev.tarn.domain.datastore.DatastoreStatus.ACTIVE;
import static dev.tarn.domain.datastore.DatastoreStatus.CREATING;
import static dev.tarn.domain.failure.FailureKind.CONFLICT;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.backup.RestoreWindow;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.NlpStatus;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.datastore.DatastoreReceipt;
import dev.tarn.ports.datastore.Datastores;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Backups and restores, where they are offered ({@code control-plane.md} 4.2; {@code domain/docs/decisions.md} T78 to T80). */
public interface DatastoreRestoresContract extends SubjectContract {

    BackupConfiguration WEEK = BackupConfiguration.enabled(7);

    /** A data store with backups, and one that is being restored from it. */
    final class Restored {

        final FhirClient fhir;
        final Client client;
        final Datastores stores;

        Restored(HealthLakeSubject subject, BackupConfiguration backup) {
            this.fhir = new FhirClient(subject);
            this.client = new Client(subject);
            this.stores = client.healthLake.datastores();
            stores.update(fhir.store, DatastoreUpdate.NOTHING.backup(backup));
        }

        RestoreWindow window() {
            return client.describe(fhir.store).restoreWindow().orElseThrow();
        }

        DatastoreId restore(RestoreDatastoreRequest request) {
            DatastoreReceipt receipt = stores.restore(request);
            assertThat(receipt.status()).isEqualTo(CREATING);
            assertThat(receipt.id()).isNotEqualTo(fhir.store);
            finish();
            assertThat(client.describe(receipt.id()).status()).isEqualTo(ACTIVE);
            return receipt.id();
        }

        /** Lets a restore begin, and end. */
        void finish() {
            client.subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            client.subject.work();
        }

        void deleteSource() {
            stores.delete(fhir.store);
            client.subject.advance(Client.DELETING.plus(Client.A_LITTLE));
        }
    }

    @Test
    default void the_resources_of_a_time_come_back_in_their_versions_of_then_and_as_version_1() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, WEEK);
            FhirClient fhir = restored.fhir;
            fhir.put("changed", "\"birthDate\":\"1980-01-01\"");
            fhir.put("changed", "\"birthDate\":\"1981-01-01\"");
            fhir.put("deleted", "");
            fhir.put("gone", "");
            fhir.delete("gone");
            subject.advance(Client.A_LITTLE);
            Instant point = subject.now();
            subject.advance(Client.A_LITTLE);
            fhir.put("changed", "\"birthDate\":\"1982-01-01\"");
            fhir.delete("deleted");
            fhir.put("later", "");

            DatastoreId store = restored.restore(
                    RestoreDatastoreRequest.latest(fhir.store).at(point).named("again"));

            FhirClient copy = new FhirClient(subject, store);
            assertThat(copy.read("changed").json().toString()).contains("1981-01-01");
            assertThat(copy.read("changed").version().value()).isEqualTo(1);
            assertThat(copy.history("changed").entries()).hasSize(1);
            assertThat(copy.read("deleted").json().toString()).contains("\"deleted\"");
            assertRefused(NOT_FOUND, () -> copy.read("gone"));
            assertRefused(NOT_FOUND, () -> copy.read("later"));
            copy.put("changed", "\"birthDate\":\"1990-01-01\"");
            assertThat(fhir.read("changed").json().toString()).contains("1982-01-01");
        }
    }

    @Test
    default void without_a_time_the_latest_comes_back_and_later_writes_do_not() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, WEEK);
            restored.fhir.put("p", "\"birthDate\":\"1980-01-01\"");
            DatastoreId store = restored.stores
                    .restore(RestoreDatastoreRequest.latest(restored.fhir.store))
                    .id();
            restored.fhir.put("p", "\"birthDate\":\"1981-01-01\"");
            restored.fhir.put("later", "");
            restored.finish();
            FhirClient copy = new FhirClient(subject, store);
            assertThat(copy.read("p").json().toString()).contains("1980-01-01");
            assertRefused(NOT_FOUND, () -> copy.read("later"));
        }
    }

    @Test
    default void a_restored_store_is_CREATING_until_the_resources_are_there() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, WEEK);
            restored.fhir.put("p", "");
            RestoreDatastoreRequest request = RestoreDatastoreRequest.latest(restored.fhir.store);
            DatastoreId store = restored.stores.restore(request).id();
            subject.advance(Client.CREATING.plus(Client.A_LITTLE));
            assertThat(restored.client.describe(store).status()).isEqualTo(CREATING);
            assertRefused(CONFLICT, () -> new FhirClient(subject, store).read("p"));
            assertRefused(CONFLICT, () -> restored.stores.restore(request)).contains("one restore");
            subject.work();
            assertThat(restored.client.describe(store).status()).isEqualTo(ACTIVE);
            assertThat(new FhirClient(subject, store).read("p").version().value())
                    .isEqualTo(1);
            assertThat(restored.stores.restore(request).id()).isNotEqualTo(store);
        }
    }

    @Test
    default void nothing_is_inherited_but_tags_where_backups_have_them() {
        try (HealthLakeSubject subject = subject()) {
            for (boolean tags : new boolean[] {false, true}) {
                Restored restored = new Restored(subject, tags ? WEEK.withTags() : WEEK);
                DatastoreId source = restored.fhir.store;
                restored.stores.update(source, DatastoreUpdate.NOTHING.nlp(NlpStatus.ENABLED));
                subject.advance(Client.CREATING.plus(Client.A_LITTLE));
                TaggedArn arn = TaggedArn.of(restored.client.describe(source).arn());
                restored.client.healthLake.tagging().tag(arn, List.of(Tag.of("team", "a"), Tag.of("ward", "7")));
                DatastoreId store =
                        restored.restore(RestoreDatastoreRequest.latest(source).tagged(Tag.of("team", "b")));
                Datastore described = restored.client.describe(store);
                assertThat(described.configuration()).isEqualTo(DatastoreConfiguration.R4);
                assertThat(described.name()).isEmpty();
                assertThat(described.restoreWindow()).isEmpty();
                assertThat(restored.client.healthLake.tagging().list(TaggedArn.of(described.arn())))
                        .containsExactlyInAnyOrderElementsOf(
                                tags
                                        ? List.of(Tag.of("team", "b"), Tag.of("ward", "7"))
                                        : List.of(Tag.of("team", "b")));
            }
        }
    }

    @Test
    default void the_window_begins_with_the_backups_and_moves_with_the_retention() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, WEEK);
            Instant enabled = subject.now();
            RestoreDatastoreRequest request = RestoreDatastoreRequest.latest(restored.fhir.store);
            assertThat(restored.window().enabledAt()).isEqualTo(enabled);
            assertRefused(INVALID, () -> restored.stores.restore(request.at(enabled.minusMillis(1))))
                    .contains("restorePointTime", enabled.toString());
            assertRefused(
                            INVALID,
                            () -> restored.stores.restore(
                                    request.at(subject.now().plusMillis(1))))
                    .contains("LatestRestorePoint");
            subject.advance(Duration.ofDays(8));
            Instant now = subject.now();
            assertThat(restored.window().earliest()).isEqualTo(now.minus(Duration.ofDays(7)));
            assertThat(restored.window().latest()).isEqualTo(now);
            assertRefused(INVALID, () -> restored.stores.restore(request.at(enabled)));
            restored.restore(request.at(restored.window().earliest()));
        }
    }

    @Test
    default void a_store_without_backups_is_not_restored_and_disabled_backups_are_gone() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, BackupConfiguration.disabled());
            DatastoreId source = restored.fhir.store;
            RestoreDatastoreRequest request = RestoreDatastoreRequest.latest(source);
            assertRefused(INVALID, () -> restored.stores.restore(request)).contains("BackupConfiguration");
            restored.stores.update(source, DatastoreUpdate.NOTHING.backup(WEEK));
            assertThat(restored.client.describe(source).restoreWindow()).isPresent();
            restored.stores.update(source, DatastoreUpdate.NOTHING.backup(BackupConfiguration.disabled()));
            assertThat(restored.client.describe(source).restoreWindow()).isEmpty();
            assertThat(restored.client.describe(source).configuration().backup())
                    .hasValueSatisfying(backup -> assertThat(backup.isEnabled()).isFalse());
            assertRefused(INVALID, () -> restored.stores.restore(request));
        }
    }

    @Test
    default void a_store_that_is_CREATING_or_not_known_here_is_not_restored() {
        try (HealthLakeSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId creating = client.create("early").id();
            Datastores stores = client.healthLake.datastores();
            assertRefused(CONFLICT, () -> stores.restore(RestoreDatastoreRequest.latest(creating)))
                    .contains("CREATING");
            DatastoreId nowhere = new DatastoreId(Client.NOWHERE);
            assertRefused(NOT_FOUND, () -> stores.restore(RestoreDatastoreRequest.latest(nowhere)));
        }
    }

    @Test
    default void a_deleted_store_can_be_restored_until_its_permanent_deletion() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored =
                    new Restored(subject, BackupConfiguration.enabled(10).withTags());
            DatastoreId source = restored.fhir.store;
            restored.fhir.put("p", "");
            TaggedArn arn = TaggedArn.of(restored.client.describe(source).arn());
            restored.client.healthLake.tagging().tag(arn, List.of(Tag.of("team", "a")));
            Instant deleted = subject.now();
            restored.deleteSource();
            assertThat(restored.window().permanentDeletion()).hasValue(deleted.plus(Duration.ofDays(10)));
            assertThat(restored.window().latest()).isEqualTo(deleted);
            assertThat(restored.client.healthLake.tagging().list(arn)).isEmpty();
            assertRefused(NOT_FOUND, () -> restored.fhir.read("p"));

            // Longer than a DELETED data store without backups is shown.
            subject.advance(Duration.ofDays(9));
            RestoreDatastoreRequest request = RestoreDatastoreRequest.latest(source);
            DatastoreId store = restored.restore(request);
            assertThat(new FhirClient(subject, store).read("p").version().value())
                    .isEqualTo(1);
            TaggedArn copy = TaggedArn.of(restored.client.describe(store).arn());
            assertThat(restored.client.healthLake.tagging().list(copy)).containsExactly(Tag.of("team", "a"));

            DatastoreId last = restored.stores.restore(request).id();
            subject.advance(Duration.ofDays(1));
            assertRefused(NOT_FOUND, () -> restored.stores.restore(request));
            subject.work();
            // A restore that began in time ends well, although the backups have ended meanwhile.
            assertThat(new FhirClient(subject, last).read("p").version().value())
                    .isEqualTo(1);
            assertRefused(NOT_FOUND, () -> restored.client.describe(source));
        }
    }

    @Test
    default void a_deleted_store_is_shown_for_seven_days_though_its_backups_end_earlier() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, BackupConfiguration.enabled(1));
            restored.deleteSource();
            subject.advance(Duration.ofDays(2));
            DatastoreId source = restored.fhir.store;
            assertThat(restored.client.describe(source).restoreWindow()).isPresent();
            assertRefused(NOT_FOUND, () -> restored.stores.restore(RestoreDatastoreRequest.latest(source)))
                    .contains("backups were deleted");
            subject.advance(Duration.ofDays(6));
            assertRefused(NOT_FOUND, () -> restored.client.describe(source));
        }
    }

    @Test
    default void a_restore_that_is_asked_for_twice_under_one_token_is_made_once() {
        try (HealthLakeSubject subject = subject()) {
            Restored restored = new Restored(subject, WEEK);
            RestoreDatastoreRequest request =
                    RestoreDatastoreRequest.latest(restored.fhir.store).under(new ClientToken("once-only"));
            DatastoreReceipt first = restored.stores.restore(request);
            assertThat(restored.stores.restore(request)).isEqualTo(first);
            assertRefused(INVALID, () -> restored.stores.restore(request.named("other")))
                    .containsIgnoringCase("token");
        }
    }
}
