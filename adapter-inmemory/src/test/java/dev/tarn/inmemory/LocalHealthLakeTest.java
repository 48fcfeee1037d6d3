package dev.tarn.inmemory;

import static dev.tarn.inmemory.DatastoresForTests.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.event.EventBridgeEvent;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a local HealthLake does beyond the contract: threads, waiting, what it leaves behind. */
class LocalHealthLakeTest {

    private static final OutputDataConfig OUTPUT =
            new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key"));

    private final Queue<Runnable> held = new ArrayDeque<>();

    @Test
    void what_is_in_another_region_of_the_same_account_is_told_and_of_another_account_nothing() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            DatastoreId id = lake.of(Caller.of("123456789012", "us-east-1"))
                    .datastores()
                    .create(CreateDatastoreRequest.named("ward"))
                    .id();
            HealthLake elsewhere = lake.of(Caller.of("123456789012", "us-east-2"));

            assertThatThrownBy(() -> elsewhere.datastores().describe(id))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("Data store " + id + " was not found in account 123456789012, region us-east-2;"
                            + " this account has it in region us-east-1, so use that region (AWS_REGION, or --region)");
            ResourceAddress patient = new ResourceAddress(ResourceType.Patient, new ResourceId("p"));
            assertThatThrownBy(() -> elsewhere.fhir(Access.ALL).resources().read(id, patient))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("this account has it in region us-east-1");
            assertThatThrownBy(() -> lake.of(Caller.of("210987654321", "us-east-2"))
                            .datastores()
                            .describe(id))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("Data store " + id + " was not found in account 210987654321, region us-east-2");
        }
    }

    @Test
    void with_the_default_pace_the_first_look_sees_the_end_of_it() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            put(lake, "s3://bucket/in/a.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"a\"}");
            DatastoreId id = DatastoresForTests.create(lake);
            assertThat(status(lake, id)).isEqualTo(DatastoreStatus.ACTIVE);

            assertThat(describe(lake, id, startImport(lake, id)).status()).isEqualTo(JobStatus.COMPLETED);

            lake.healthLake().datastores().delete(id);
            assertThat(status(lake, id)).isEqualTo(DatastoreStatus.DELETED);
        }
    }

    @Test
    void a_move_that_is_due_is_made_in_time_though_nobody_calls() throws InterruptedException {
        CountDownLatch active = new CountDownLatch(1);
        LocalHealthLakeBuilder builder = LocalHealthLake.builder()
                .pace(Pace.parse("creating=30ms"))
                .listener(event -> {
                    if (detailType(event).equals(Optional.of("Data Store Active"))) {
                        active.countDown();
                    }
                });
        try (LocalHealthLake lake = builder.build()) {
            DatastoresForTests.create(lake);

            assertThat(active.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void what_is_due_beyond_all_time_never_comes_and_harms_nothing() {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        LocalHealthLakeBuilder builder = LocalHealthLake.builder()
                .pace(new Pace(forEver, Duration.ZERO, Duration.ZERO))
                .describeWait(forEver)
                .retention(Duration.ofDays(365_000_000));
        try (LocalHealthLake lake = builder.build()) {
            DatastoreId id = DatastoresForTests.create(lake);

            // From another thread: a lock that was left behind would hold it.
            assertThat(CompletableFuture.supplyAsync(() -> status(lake, id)))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .isEqualTo(DatastoreStatus.CREATING);
        }
    }

    @Test
    void deleting_a_store_starts_none_of_the_jobs_that_wait_in_it() {
        for (int turn = 0; turn < 20; turn++) {
            List<String> told = new ArrayList<>();
            LocalHealthLakeBuilder builder = LocalHealthLake.builder()
                    .clock(InstantSource.fixed(Instant.EPOCH))
                    .workers(held::add)
                    .describeWait(Duration.ZERO)
                    .listener(event -> detailType(event).ifPresent(told::add));
            try (LocalHealthLake lake = builder.build()) {
                DatastoreId id = DatastoresForTests.create(lake);
                for (int jobs = 0; jobs < 4; jobs++) {
                    startImport(lake, id);
                }
                told.clear();

                lake.healthLake().datastores().delete(id);

                assertThat(told)
                        .containsExactly(
                                "Data Store Deleting",
                                "Import Job Failed",
                                "Import Job Failed",
                                "Import Job Failed",
                                "Import Job Failed",
                                "Data Store Deleted");
            }
        }
    }

    @Test
    void workers_that_refuse_fail_the_job_and_free_its_lane() {
        LocalHealthLakeBuilder builder = LocalHealthLake.builder().workers(work -> {
            throw new IllegalStateException("no thread today");
        });
        try (LocalHealthLake lake = builder.build()) {
            DatastoreId id = DatastoresForTests.create(lake);
            for (int jobs = 0; jobs < 2; jobs++) {
                assertThat(describe(lake, id, startImport(lake, id)).state().message())
                        .hasValueSatisfying(
                                message -> assertThat(message.value()).contains("no thread today"));
            }
        }
    }

    @Test
    void a_listener_that_fails_harms_nothing() {
        LocalHealthLakeBuilder builder = LocalHealthLake.builder().listener(event -> {
            throw new IllegalStateException("the listener is broken");
        });
        try (LocalHealthLake lake = builder.build()) {
            assertThat(status(lake, DatastoresForTests.create(lake))).isEqualTo(DatastoreStatus.ACTIVE);
        }
    }

    @Test
    void a_job_at_work_is_at_rest_only_when_it_has_ended() {
        try (LocalHealthLake lake = datastoreEntry()) {
            DatastoreId id = DatastoresForTests.create(lake);
            JobId job = startImport(lake, id);
            CompletableFuture<?> rest = rest(lake, id, job);
            assertThat(rest).isNotDone();

            held.remove().run();

            assertThat(rest).succeedsWithin(Duration.ofSeconds(30));
            assertThat(describe(lake, id, job).state().hasEnded()).isTrue();
        }
    }

    @Test
    void a_job_in_the_queue_is_waited_for_a_moment_only() {
        try (LocalHealthLake lake = datastoreEntry()) {
            DatastoreId id = DatastoresForTests.create(lake);
            startImport(lake, id);
            JobId second = startImport(lake, id);

            assertThat(rest(lake, id, second)).succeedsWithin(Duration.ofSeconds(30));
            assertThat(describe(lake, id, second).status()).isEqualTo(JobStatus.QUEUED);
        }
    }

    @Test
    void a_job_that_nobody_knows_is_at_rest() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory()) {
            assertThat(rest(lake, new DatastoreId("none"), new JobId("none"))).isDone();
        }
    }

    @Test
    void a_reset_forgets_everything_and_wakes_who_waits() {
        try (LocalHealthLake lake = datastoreEntry()) {
            DatastoreId id = DatastoresForTests.create(lake);
            CompletableFuture<?> rest = rest(lake, id, startImport(lake, id));

            lake.reset();

            assertThat(rest).isDone();
            assertThatThrownBy(() -> status(lake, id)).isInstanceOf(NotFound.class);
            assertThat(lake.healthLake()
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .isEmpty();
            held.remove().run();
            assertThat(status(lake, DatastoresForTests.create(lake))).isEqualTo(DatastoreStatus.ACTIVE);
        }
    }

    @Test
    void data_that_a_link_leads_among_the_objects_is_refused_and_nothing_is_made(@TempDir Path directory)
            throws IOException {
        Path objects = Files.createDirectory(directory.resolve("objects"));
        Path data = Files.createSymbolicLink(directory.resolve("link"), objects).resolve("data");
        LocalHealthLakeBuilder lake = LocalHealthLake.builder().data(data).objects(new DirectoryObjectStore(objects));

        assertThatThrownBy(lake::build)
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(data + " is inside the directory of the objects, " + objects);
        assertThat(data).doesNotExist();
    }

    @Test
    void objects_in_a_directory_of_the_callers_stay(@TempDir Path directory) {
        try (LocalHealthLake lake = LocalHealthLake.inMemory(directory)) {
            put(lake, "s3://bucket/in/a.ndjson", "{}");
        }
        assertThat(directory.resolve("bucket/in/a.ndjson")).exists();
    }

    private LocalHealthLake datastoreEntry() {
        return LocalHealthLake.builder()
                .workers(held::add)
                .describeWait(Duration.ZERO)
                .build();
    }

    private static JobId startImport(LocalHealthLake lake, DatastoreId id) {
        return lake.healthLake()
                .importJobs()
                .start(StartImportJobRequest.of(
                        id, new S3Uri("s3://bucket/in/"), OUTPUT, new RoleArn("arn:aws:iam::123456789012:role/any")))
                .jobId();
    }

    private static ImportJob describe(LocalHealthLake lake, DatastoreId id, JobId job) {
        return lake.healthLake().importJobs().describe(id, job);
    }

    private static Optional<String> detailType(HealthLakeEvent event) {
        return event.eventBridge().map(EventBridgeEvent::detailType);
    }

    private static CompletableFuture<?> rest(LocalHealthLake lake, DatastoreId id, JobId job) {
        return lake.whenIdle(LocalHealthLake.DEFAULT_SCOPE, id, job).toCompletableFuture();
    }

    private static void put(LocalHealthLake lake, String uri, String text) {
        try (ObjectWriter writer = lake.objects().write(new S3Uri(uri), OUTPUT)) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
            writer.commit();
        }
    }
}
