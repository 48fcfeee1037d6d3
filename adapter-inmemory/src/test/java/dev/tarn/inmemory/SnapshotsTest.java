package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.failure.Conflict;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.request.ClientToken;
import dev.tarn.domain.search.QueryParameter;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.SearchRequest;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.job.JobReceipt;
import dev.tarn.ports.job.ListJobsRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that becomes what it was. */
class SnapshotsTest {

    private final LocalHealthLake lake =
            LocalHealthLake.builder().memoryLimit(20_000_000).build();
    private final HealthLake healthLake = lake.healthLake();
    private final Snapshots snapshots = lake.snapshots();
    private final DatastoreId store = DatastoresForTests.create(lake);

    @AfterEach
    void close() {
        lake.close();
    }

    private static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }

    private void put(String id, String gender) {
        healthLake
                .fhir(Access.ALL)
                .resources()
                .update(
                        store,
                        UpdateResource.of(
                                patient(id),
                                ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"gender\":\""
                                        + gender + "\"}")));
    }

    private List<String> found(String gender) {
        SearchRequest request = SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", gender)));
        return healthLake.fhir(Access.ALL).search().search(store, request).entries().stream()
                .map(entry -> entry.address().orElseThrow().id().value())
                .toList();
    }

    private long versions(String id) {
        return healthLake
                .fhir(Access.ALL)
                .history()
                .ofResource(store, HistoryRequest.of(patient(id)))
                .total();
    }

    private List<DatastoreId> stores() {
        return healthLake.datastores().list(ListDatastoresRequest.all()).items().stream()
                .map(each -> each.id())
                .toList();
    }

    private JobReceipt startExport() {
        return healthLake
                .exportJobs()
                .start(StartExportJobRequest.of(
                        store,
                        new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("any")),
                        new RoleArn("arn:aws:iam::123456789012:role/any")));
    }

    @Test
    void resources_searches_and_histories_are_as_they_were_however_often() {
        put("a", "male");
        put("b", "female");
        put("b", "male");
        assertThat(found("male")).containsExactlyInAnyOrder("a", "b");
        AccountSnapshot seeded = snapshots.take("seeded");
        for (int round = 0; round < 3; round++) {
            put("a", "female");
            put("new", "male");
            healthLake.fhir(Access.ALL).resources().delete(store, DeleteResource.of(patient("b")));
            assertThat(found("male")).containsExactly("new");

            seeded.restore();

            assertThat(found("male")).containsExactlyInAnyOrder("a", "b");
            assertThat(found("female")).isEmpty();
            assertThat(versions("a")).isEqualTo(1);
            assertThat(versions("b")).isEqualTo(2);
            assertThatThrownBy(() -> healthLake.fhir(Access.ALL).resources().read(store, patient("new")))
                    .isInstanceOf(NotFound.class);
        }
        put("a", "other");
        assertThat(found("other")).containsExactly("a");
        assertThat(versions("a")).isEqualTo(2);
    }

    @Test
    void one_without_a_name_replaces_none_that_has_one() {
        AccountSnapshot named = snapshots.take("snapshot-1");
        AccountSnapshot unnamed = snapshots.take();
        assertThat(unnamed.name()).isNotEqualTo(named.name());
        assertThat(snapshots.list()).hasSize(2);
    }

    @Test
    void it_counts_no_memory_of_a_search_index_which_it_does_not_have() {
        put("a", "male");
        long before = snapshots.take("before").bytes();
        healthLake.fhir(Access.ALL).search().search(store, SearchRequest.of(ResourceType.Patient, List.of()));
        healthLake
                .fhir(Access.ALL)
                .search()
                .search(store, SearchRequest.of(ResourceType.Patient, List.of(new QueryParameter("gender", "male"))));
        assertThat(snapshots.take("after").bytes()).isEqualTo(before);
    }

    @Test
    void stores_tags_jobs_and_client_tokens_are_as_they_were() throws InterruptedException {
        TaggedArn arn = TaggedArn.of(healthLake.datastores().describe(store).arn());
        healthLake.tagging().tag(arn, List.of(Tag.of("team", "a")));
        JobReceipt before = startExport();
        healthLake.exportJobs().awaitEnd(store, before.jobId(), Patience.LOCAL);
        CreateDatastoreRequest request = CreateDatastoreRequest.named("token").under(new ClientToken("once"));
        DatastoreId made = healthLake.datastores().create(request).id();
        AccountSnapshot seeded = snapshots.take();

        healthLake.tagging().tag(arn, List.of(Tag.of("team", "b")));
        healthLake.exportJobs().awaitEnd(store, startExport().jobId(), Patience.LOCAL);
        DatastoreId later = healthLake
                .datastores()
                .create(CreateDatastoreRequest.named("later").under(new ClientToken("later")))
                .id();
        healthLake.datastores().delete(store);
        assertThat(DatastoresForTests.status(lake, store)).isEqualTo(DatastoreStatus.DELETED);
        seeded.restore();

        assertThat(stores()).containsExactlyInAnyOrder(store, made);
        assertThat(DatastoresForTests.status(lake, store)).isEqualTo(DatastoreStatus.ACTIVE);
        assertThat(healthLake.tagging().list(arn)).containsExactly(Tag.of("team", "a"));
        assertThat(healthLake.exportJobs().list(ListJobsRequest.of(store)).items())
                .extracting(job -> job.id())
                .containsExactly(before.jobId());
        assertThat(healthLake.datastores().create(request).id()).isEqualTo(made);
        assertThat(healthLake
                        .datastores()
                        .create(CreateDatastoreRequest.named("another").under(new ClientToken("later")))
                        .id())
                .isNotEqualTo(later);
        healthLake.exportJobs().awaitEnd(store, startExport().jobId(), Patience.LOCAL);
    }

    @Test
    void a_transition_that_was_scheduled_before_the_restore_happens_once_and_to_what_was_restored() {
        try (LocalHealthLake slow = LocalHealthLake.builder()
                .pace(new Pace(Duration.ofMinutes(20), Duration.ofMinutes(15), Duration.ZERO))
                .build()) {
            slow.clock().freeze();
            DatastoreId creating = DatastoresForTests.create(slow);
            AccountSnapshot early = slow.snapshots().take("early");
            slow.clock().advance(Duration.ofMinutes(20));
            slow.healthLake().datastores().delete(creating);
            early.restore();
            assertThat(DatastoresForTests.status(slow, creating)).isEqualTo(DatastoreStatus.ACTIVE);
            assertThat(slow.clock().advance(Duration.ofHours(1)).events()).isEmpty();
            assertThat(DatastoresForTests.status(slow, creating)).isEqualTo(DatastoreStatus.ACTIVE);
        }
    }

    @Test
    void another_account_is_neither_in_it_nor_changed() {
        Caller other = Caller.of("210987654321", "us-east-1");
        snapshots.take("mine");
        DatastoreId theirs = lake.of(other)
                .datastores()
                .create(CreateDatastoreRequest.unnamed())
                .id();
        snapshots.restore("mine");
        assertThat(lake.of(other).datastores().describe(theirs).status()).isEqualTo(DatastoreStatus.ACTIVE);
        Snapshots others = snapshots.of(other.scope().account());
        assertThat(others.list()).isEmpty();
        assertThatThrownBy(() -> others.restore("mine"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no snapshot 'mine'");
    }

    @Test
    void while_a_job_runs_none_is_taken_or_restored() {
        snapshots.take("idle");
        lake.faults().anywhere().stall();
        JobReceipt job = startExport();
        for (Runnable refused : List.<Runnable>of(() -> snapshots.take("busy"), () -> snapshots.restore("idle"))) {
            assertThatThrownBy(refused::run)
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("Export job " + job.jobId())
                    .hasMessageContaining("wait for its end");
        }
        assertThat(snapshots.list()).extracting(AccountSnapshot::name).containsExactly("idle");
    }

    @Test
    void they_are_bounded_by_number_and_by_the_memory_budget_and_a_reset_removes_them() {
        for (int i = 0; i < Snapshots.MOST; i++) {
            snapshots.take("s" + i);
        }
        snapshots.take("s0");
        assertThatThrownBy(() -> snapshots.take("one more")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> snapshots.take("one-more"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("20 snapshots");
        for (int i = 0; i < Snapshots.MOST; i++) {
            snapshots.delete("s" + i);
        }
        String note = "y".repeat(1_000_000);
        for (int i = 0; i < 7; i++) {
            put("large" + i, "male\",\"x\":\"" + note);
        }
        AccountSnapshot first = snapshots.take("first");
        assertThat(first.bytes()).isBetween(7_000_000L, 8_000_000L);
        assertThatThrownBy(() -> snapshots.take("second")).isInstanceOf(InsufficientStorage.class);
        assertThatThrownBy(first::restore).isInstanceOf(InsufficientStorage.class);
        assertThat(healthLake
                        .fhir(Access.ALL)
                        .resources()
                        .read(store, patient("large0"))
                        .version()
                        .value())
                .isEqualTo(1);
        first.delete();
        snapshots.take("second");
        lake.reset();
        assertThat(snapshots.list()).isEmpty();
    }

    @Test
    void data_in_a_directory_has_none(@TempDir Path folder) {
        try (LocalHealthLake onDisk = LocalHealthLake.onH2(folder.resolve("data"))) {
            assertThatThrownBy(() -> onDisk.snapshots().take("any"))
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("--data memory");
        }
    }
}
