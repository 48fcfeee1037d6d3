package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.job.JobId;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.objectstore.ClearableObjectStore;
import dev.tarn.ports.objectstore.ForwardingObjectStore;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reset that clears the objects too. */
class ResetAllTest {

    private static final OutputDataConfig OUTPUT =
            new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key"));

    @TempDir
    private Path objects;

    @Test
    void every_object_goes_what_links_lead_to_stays_and_jobs_run_as_before(@TempDir Path elsewhere) throws Exception {
        Path precious = Files.writeString(elsewhere.resolve("precious"), "kept");
        try (LocalHealthLake lake = LocalHealthLake.inMemory(objects)) {
            put(objects);
            Files.createSymbolicLink(objects.resolve("bucket/link"), precious);
            Files.createSymbolicLink(objects.resolve("linked-bucket"), elsewhere);
            DatastoreId id = create(lake.healthLake());

            lake.resetAll();

            assertThat(objects).isEmptyDirectory();
            assertThat(precious).hasContent("kept");
            assertThatThrownBy(() -> lake.healthLake().datastores().describe(id))
                    .isInstanceOf(NotFound.class);

            put(objects);
            DatastoreId next = create(lake.healthLake());
            JobId job = start(lake.healthLake(), next);
            assertThat(lake.healthLake().importJobs().describe(next, job).status())
                    .isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void a_root_that_is_a_link_is_cleared_and_stays(@TempDir Path links) throws Exception {
        Path root = Files.createSymbolicLink(links.resolve("objects"), objects);
        try (LocalHealthLake lake = LocalHealthLake.inMemory(root)) {
            put(objects);

            lake.resetAll();

            assertThat(objects).isEmptyDirectory();
            assertThat(root).isSymbolicLink();
        }
    }

    @Test
    void a_directory_that_was_never_made_has_nothing_to_clear() {
        try (LocalHealthLake lake = LocalHealthLake.inMemory(objects.resolve("none"))) {
            lake.resetAll();
        }
        assertThat(objects).isEmptyDirectory();
    }

    /** The worker is held where it commits its first object, until the reset has begun. */
    @Test
    void a_job_that_was_writing_leaves_no_object_behind() throws Exception {
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch reset = new CountDownLatch(1);
        DirectoryObjectStore directory = new DirectoryObjectStore(objects);
        ExecutorService workers = Executors.newSingleThreadExecutor();
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .objects(new Held(directory, committing, reset))
                .workers(workers)
                .build()) {
            put(objects);
            HealthLake healthLake = lake.healthLake();
            start(healthLake, create(healthLake));
            assertThat(committing.await(60, TimeUnit.SECONDS)).isTrue();

            lake.resetAll();
            reset.countDown();
            workers.shutdown();

            assertThat(workers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            try (var left = Files.walk(objects)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void objects_that_are_not_in_a_directory_are_refused_and_nothing_is_reset() {
        try (LocalHealthLake lake = LocalHealthLake.builder()
                .withoutValidation()
                .objects(new ForwardingObjectStore(new DirectoryObjectStore(objects)) {})
                .build()) {
            DatastoreId id = create(lake.healthLake());

            assertThatThrownBy(lake::resetAll)
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("Nothing was reset");
            assertThat(lake.healthLake().datastores().describe(id).id()).isEqualTo(id);
        }
    }

    /** Begins each object, and holds the thread before the job can commit it. */
    private static final class Held extends ForwardingObjectStore implements ClearableObjectStore {

        private final DirectoryObjectStore directory;
        private final CountDownLatch committing;
        private final CountDownLatch reset;

        Held(DirectoryObjectStore objects, CountDownLatch committing, CountDownLatch reset) {
            super(objects);
            this.directory = objects;
            this.committing = committing;
            this.reset = reset;
        }

        @Override
        public ObjectWriter write(S3Uri uri, OutputDataConfig output) {
            ObjectWriter writer = super.write(uri, output);
            committing.countDown();
            try {
                assertThat(reset.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return writer;
        }

        @Override
        public void clear() {
            directory.clear();
        }
    }

    private static void put(Path objects) throws Exception {
        Path in = Files.createDirectories(objects.resolve("bucket/in"));
        Files.writeString(
                in.resolve("a.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"a\"}\n", StandardCharsets.UTF_8);
    }

    private static DatastoreId create(HealthLake healthLake) {
        return healthLake
                .datastores()
                .create(CreateDatastoreRequest.named("store"))
                .id();
    }

    private static JobId start(HealthLake healthLake, DatastoreId id) {
        return healthLake
                .importJobs()
                .start(StartImportJobRequest.of(
                        id, new S3Uri("s3://bucket/in/"), OUTPUT, new RoleArn("arn:aws:iam::123456789012:role/any")))
                .jobId();
    }
}
