package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
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
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import dev.tarn.ports.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local HealthLake that ends while a job is at work, and another that is built where it was. */
class DurableJobsTest {

    private static final int LINES = 4_000;
    private static final OutputDataConfig OUTPUT =
            new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("any"));

    @TempDir
    Path folder;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private DirectoryObjectStore objects;

    @BeforeEach
    void writeTheInput() throws IOException {
        objects = new DirectoryObjectStore(folder.resolve("objects"));
        Path input =
                Files.createDirectories(folder.resolve("objects/bucket/in")).resolve("Patient.ndjson");
        StringBuilder lines = new StringBuilder();
        // Its first and its last line have one id, so that applying both of them twice would be seen in its versions.
        lines.append(line("twice", 0));
        for (int i = 0; i < LINES; i++) {
            lines.append(line("p" + i, i));
        }
        lines.append(line("twice", 1));
        Files.writeString(input, lines);
    }

    @AfterEach
    void endTheWorkers() throws InterruptedException {
        workers.shutdown();
        assertThat(workers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private static String line(String id, int x) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"x\":" + x + ",\"text\":\"" + "-".repeat(500)
                + "\"}\n";
    }

    private LocalHealthLake open(ObjectStore store) {
        return LocalHealthLake.builder()
                .withoutValidation()
                .data(folder.resolve("data"))
                .objects(store)
                .workers(workers)
                .describeWait(Duration.ofMinutes(1))
                .build();
    }

    @Test
    void an_import_that_was_cut_off_goes_on_and_imports_nothing_twice() throws Exception {
        DatastoreId store;
        JobId job;
        PausingObjectStore pausing = new PausingObjectStore(objects, 1_000_000);
        LocalHealthLake first = open(pausing);
        HealthLake healthLake = first.healthLake();
        store = healthLake.datastores().create(CreateDatastoreRequest.unnamed()).id();
        job = healthLake
                .importJobs()
                .start(StartImportJobRequest.of(
                        store, new S3Uri("s3://bucket/in/"), OUTPUT, new RoleArn("arn:aws:iam::123456789012:role/any")))
                .jobId();
        pausing.awaitPause();
        first.close();
        pausing.requireOpen();

        try (LocalHealthLake second = open(objects)) {
            ImportJob ended = second.healthLake().importJobs().describe(store, job);

            assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(ended.progress().resourcesImported()).isEqualTo(LINES + 2);
            assertThat(Files.readString(log(ended)).lines())
                    .hasSize(LINES + 2)
                    .allMatch(line ->
                            line.contains("\"statusCode\":201") == !line.contains("\"lineId\":" + (LINES + 2) + ","));
            FhirEndpoint fhir = second.healthLake().fhir(Access.ALL);
            for (int i = 0; i < LINES; i++) {
                assertThat(fhir.resources().read(store, patient("p" + i)).version())
                        .isEqualTo(VersionId.FIRST);
            }
            assertThat(fhir.history()
                            .ofResource(store, HistoryRequest.of(patient("twice")))
                            .total())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_directory_is_used_by_one_at_a_time() {
        try (LocalHealthLake first = open(objects)) {
            assertThatThrownBy(() -> open(objects))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("in use");
            assertThat(first.healthLake()
                            .datastores()
                            .create(CreateDatastoreRequest.unnamed())
                            .id())
                    .isNotNull();
        }
        open(objects).close();
    }

    @Test
    void a_reset_forgets_what_is_on_disk_as_well() {
        try (LocalHealthLake first = open(objects)) {
            first.healthLake().datastores().create(CreateDatastoreRequest.unnamed());
            first.reset();
        }
        try (LocalHealthLake second = open(objects)) {
            assertThat(second.healthLake()
                            .datastores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .isEmpty();
        }
    }

    private Path log(ImportJob job) {
        String key = job.ticket().output().s3Uri().key() + "SUCCESS/Patient.ndjson";
        return folder.resolve("objects/bucket").resolve(key);
    }

    private static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }
}
