package dev.tarn.ports.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.Datastore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobKind;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.job.ListJobsRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Snapshots of an account, where they are offered ({@code domain/docs/decisions.md} T90). */
public interface SnapshotsContract extends SubjectContract {

    @Override
    SnapshotSubject subject();

    private static List<String> found(FhirClient fhir, String gender) {
        SearchRequest request = SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", gender)));
        return fhir.fhir().search().search(fhir.store, request).entries().stream()
                .map(entry -> entry.address().orElseThrow().id().value())
                .toList();
    }

    private static void put(FhirClient fhir, String id, String gender) {
        fhir.put(id, "\"gender\":\"" + gender + "\"");
    }

    private static List<DatastoreId> stores(HealthLake healthLake) {
        return healthLake.datastores().list(ListDatastoresRequest.all()).items().stream()
                .map(Datastore::id)
                .toList();
    }

    @Test
    default void resources_searches_and_histories_are_as_they_were_however_often() {
        try (SnapshotSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            put(fhir, "a", "male");
            put(fhir, "b", "female");
            put(fhir, "b", "male");
            assertThat(found(fhir, "male")).containsExactlyInAnyOrder("a", "b");
            AccountSnapshot seeded = subject.snapshots().take("seeded");
            for (int round = 0; round < 3; round++) {
                put(fhir, "a", "female");
                put(fhir, "new" + round, "male");
                fhir.delete("b");
                assertThat(found(fhir, "male")).containsExactly("new" + round);

                seeded.restore();

                assertThat(found(fhir, "male")).containsExactlyInAnyOrder("a", "b");
                assertThat(found(fhir, "female")).isEmpty();
                assertThat(fhir.history("a").total()).isEqualTo(1);
                assertThat(fhir.history("b").total()).isEqualTo(2);
                assertThat(fhir.read("b", 1).json().toString()).contains("female");
                String gone = "new" + round;
                assertThatThrownBy(() -> fhir.read(gone)).isInstanceOf(NotFound.class);
            }
            put(fhir, "a", "other");
            assertThat(found(fhir, "other")).containsExactly("a");
            assertThat(fhir.history("a").total()).isEqualTo(2);
        }
    }

    @Test
    default void snapshots_are_independent_of_each_other_and_restored_in_any_order() {
        try (SnapshotSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            AccountSnapshot empty = subject.snapshots().take("empty");
            put(fhir, "a", "male");
            AccountSnapshot one = subject.snapshots().take("one");
            put(fhir, "b", "male");
            put(fhir, "a", "female");
            AccountSnapshot two = subject.snapshots().take("two");

            empty.restore();
            assertThat(found(fhir, "male")).isEmpty();
            put(fhir, "c", "male");
            two.restore();
            assertThat(found(fhir, "male")).containsExactly("b");
            assertThat(found(fhir, "female")).containsExactly("a");
            one.restore();
            assertThat(found(fhir, "male")).containsExactly("a");
            // Without a write between the two.
            two.restore();
            assertThat(found(fhir, "male")).containsExactly("b");
            put(fhir, "other", "male");
            one.delete();
            two.restore();
            assertThat(found(fhir, "male")).containsExactly("b");
            assertThat(fhir.read("a", 1).json().toString()).contains("\"male\"");
        }
    }

    /** With the clock at rest, versions of both branches have the same numbers and times. */
    @Test
    default void versions_of_equal_numbers_and_times_are_told_apart() {
        try (SnapshotSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            AccountSnapshot empty = subject.snapshots().take("empty");
            put(fhir, "a", "male");
            put(fhir, "a", "unknown");
            AccountSnapshot male = subject.snapshots().take("male");
            empty.restore();
            put(fhir, "b", "female");
            put(fhir, "b", "unknown");
            male.restore();
            assertThat(found(fhir, "unknown")).containsExactly("a");
            assertThat(fhir.read("a", 1).json().toString()).contains("\"male\"");
            assertThatThrownBy(() -> fhir.read("b")).isInstanceOf(NotFound.class);
        }
    }

    @Test
    default void idempotency_keys_are_as_they_were() {
        try (SnapshotSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            CreateResource before = create("123e4567-e89b-42d3-a456-426614174000");
            CreateResource later = create("123e4567-e89b-42d3-a456-426614174001");
            ResourceAddress made = fhir.resources().create(fhir.store, before).address();
            AccountSnapshot seeded = subject.snapshots().take();
            ResourceAddress gone = fhir.resources().create(fhir.store, later).address();
            seeded.restore();
            assertThatThrownBy(() -> fhir.resources().create(fhir.store, before))
                    .isInstanceOf(Duplicate.class)
                    .hasMessageContaining(made.toString());
            assertThat(fhir.resources().create(fhir.store, later).address()).isNotEqualTo(gone);
        }
    }

    private static CreateResource create(String key) {
        return new CreateResource(
                ResourceType.Patient,
                ResourceJson.of("{\"resourceType\":\"Patient\"}"),
                Optional.of(new IdempotencyKey(key)));
    }

    @Test
    default void stores_tags_jobs_and_client_tokens_are_as_they_were() {
        try (SnapshotSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            put(fhir, "a", "male");
            Client client = new Client(subject);
            TaggedArn arn = TaggedArn.of(client.describe(fhir.store).arn());
            client.healthLake.tagging().tag(arn, List.of(Tag.of("team", "a")));
            AnyJobs exports = client.jobs(JobKind.EXPORT);
            List<JobId> before = List.of(exports.start(fhir.store), exports.start(fhir.store));
            client.finishJobs();
            CreateDatastoreRequest request =
                    CreateDatastoreRequest.named("token").under(new ClientToken("once"));
            DatastoreId made = client.healthLake.datastores().create(request).id();
            AccountSnapshot seeded = subject.snapshots().take();
            assertThat(seeded.datastores()).isEqualTo(2);

            client.healthLake.tagging().tag(arn, List.of(Tag.of("team", "b")));
            exports.start(fhir.store);
            client.finishJobs();
            CreateDatastoreRequest again = CreateDatastoreRequest.named("later").under(new ClientToken("later"));
            DatastoreId later = client.healthLake.datastores().create(again).id();
            client.healthLake.datastores().delete(fhir.store);
            subject.advance(Client.DELETING);
            assertThat(client.describe(fhir.store).status()).isEqualTo(DatastoreStatus.DELETED);
            seeded.restore();

            assertThat(stores(client.healthLake)).containsExactlyInAnyOrder(fhir.store, made);
            assertThat(client.describe(fhir.store).status()).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(client.healthLake.tagging().list(arn)).containsExactly(Tag.of("team", "a"));
            assertThat(exports.list(ListJobsRequest.of(fhir.store)).items())
                    .extracting(job -> job.id())
                    .containsExactlyInAnyOrderElementsOf(before);
            assertThat(client.healthLake.datastores().create(request).id()).isEqualTo(made);
            assertThat(client.healthLake.datastores().create(again).id()).isNotEqualTo(later);
            assertThat(found(fhir, "male")).containsExactly("a");
            JobId after = exports.start(fhir.store);
            client.finishJobs();
            assertThat(exports.describe(fhir.store, after).state().hasEnded()).isTrue();
        }
    }

    /** The deletion, which removes resources when its commit is done, and the restore are in one call. */
    @Test
    default void resources_whose_deletion_falls_due_at_the_restore_are_there_again_and_stay() {
        try (SnapshotSubject subject = subject()) {
            FhirClient fhir = new FhirClient(subject);
            put(fhir, "a", "male");
            AccountSnapshot seeded = subject.snapshots().take("seeded");
            subject.healthLake().datastores().delete(fhir.store);
            subject.advanceSilently(Client.DELETING.plus(Client.A_LITTLE));
            seeded.restore();
            subject.advance(Client.A_LITTLE);
            put(fhir, "b", "male");
            assertThat(found(fhir, "male")).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    default void a_transition_that_was_scheduled_before_the_restore_happens_once_and_to_what_was_restored() {
        try (SnapshotSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId creating = client.create("early").id();
            AccountSnapshot early = subject.snapshots().take("early");
            subject.advance(Client.CREATING);
            client.healthLake.datastores().delete(creating);
            early.restore();
            assertThat(client.describe(creating).status()).isEqualTo(DatastoreStatus.ACTIVE);
            subject.advance(Client.CREATING);
            assertThat(client.describe(creating).status()).isEqualTo(DatastoreStatus.ACTIVE);
        }
    }

    @Test
    default void another_account_is_neither_in_it_nor_changed() {
        try (SnapshotSubject subject = subject()) {
            Caller other = Caller.of("210987654321", "us-east-1");
            subject.snapshots().take("mine");
            DatastoreId theirs = subject.of(other)
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            subject.snapshots().restore("mine");
            assertThat(subject.of(other).datastores().describe(theirs).id()).isEqualTo(theirs);
            Snapshots others = subject.snapshots().of(other.scope().account());
            assertThat(others.list()).isEmpty();
            assertThatThrownBy(() -> others.restore("mine"))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("no snapshot 'mine'");
        }
    }

    @Test
    default void while_a_job_runs_none_is_taken_or_restored() {
        try (SnapshotSubject subject = subject()) {
            Client client = new Client(subject);
            DatastoreId store = client.activeStore();
            subject.snapshots().take("idle");
            JobId job = client.jobs(JobKind.EXPORT).start(store);
            for (Runnable refused : List.<Runnable>of(
                    () -> subject.snapshots().take("busy"),
                    () -> subject.snapshots().restore("idle"))) {
                assertThatThrownBy(refused::run)
                        .isInstanceOf(Conflict.class)
                        .hasMessageContaining("Export job " + job)
                        .hasMessageContaining("wait for its end");
            }
            assertThat(subject.snapshots().list())
                    .extracting(AccountSnapshot::name)
                    .containsExactly("idle");
        }
    }

    @Test
    default void they_have_names_and_are_bounded_by_number() {
        try (SnapshotSubject subject = subject()) {
            Snapshots snapshots = subject.snapshots();
            AccountSnapshot named = snapshots.take("snapshot-1");
            assertThat(snapshots.take().name()).isNotEqualTo(named.name());
            assertThat(snapshots.list()).hasSize(2);
            for (int i = 2; i < Snapshots.MOST; i++) {
                snapshots.take("s" + i);
            }
            snapshots.take("s2");
            assertThatThrownBy(() -> snapshots.take("one more")).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> snapshots.take("one-more"))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("20 snapshots");
            snapshots.delete("s2");
            snapshots.take("one-more");
        }
    }
}
