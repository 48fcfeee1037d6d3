package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.backup.BackupConfiguration;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.ErrorCategory;
import dev.tarn.domain.failure.InsufficientStorage;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TagValue;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.RestoreDatastoreRequest;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memory budget that is used up, and what still works then. */
class MemoryLimitTest {

    private static final long LIMIT = 1_000_000;
    private static final int FAR_TOO_MANY = 100_000;

    @TempDir
    private Path folder;

    private LocalHealthLake lake;
    private DatastoreId store;

    @BeforeEach
    void open() {
        lake = LocalHealthLake.builder()
                .withoutValidation()
                .objects(new DirectoryObjectStore(folder))
                .memoryLimit(LIMIT)
                .build();
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("patients"))
                .id();
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void puts_are_rejected_before_memory_is_full_and_reads_and_deletes_go_on() {
        int count = fill();

        assertThat(count).as("patients of 1 kB, and their overhead").isBetween(500, 1_000);
        assertThat(lake.healthLake()
                        .fhir(Access.ALL)
                        .resources()
                        .read(store, address(0))
                        .version()
                        .value())
                .isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            lake.healthLake().fhir(Access.ALL).resources().delete(store, DeleteResource.of(address(i)));
        }
        assertRejected(() -> put(store, count));
    }

    @Test
    void another_version_is_counted_as_well() {
        assertRejected(() -> {
            for (int i = 0; i < FAR_TOO_MANY; i++) {
                put(store, 0);
            }
        });
    }

    @Test
    void a_reset_and_the_deletion_of_a_data_store_give_the_memory_back() {
        int first = fill();
        lake.healthLake().datastores().delete(store);
        lake.tick();
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("again"))
                .id();
        assertThat(fill()).isBetween(first - 10, first);

        lake.reset();
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("and again"))
                .id();
        assertThat(fill()).isEqualTo(first);
    }

    @Test
    void a_restore_without_room_ends_CREATE_FAILED_and_takes_no_memory() throws InterruptedException {
        lake.healthLake().datastores().update(store, DatastoreUpdate.NOTHING.backup(BackupConfiguration.enabled(1)));
        int count = fill() * 2 / 3;
        lake.reset();
        store = lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed()
                        .configured(DatastoreConfiguration.R4.backup(BackupConfiguration.enabled(1))))
                .id();
        for (int i = 0; i < count; i++) {
            put(store, i);
        }
        DatastoreId copy = lake.healthLake()
                .datastores()
                .restore(RestoreDatastoreRequest.latest(store))
                .id();

        assertThatThrownBy(() -> lake.healthLake().datastores().awaitActive(copy, Patience.LOCAL))
                .hasMessageContaining("CREATE_FAILED");

        assertThat(lake.healthLake().datastores().describe(copy).state().cause().orElseThrow())
                .satisfies(
                        cause -> assertThat(cause.errorMessage().orElseThrow()).contains("memory budget is full"))
                .satisfies(cause -> assertThat(cause.errorCategory()).hasValue(ErrorCategory.RETRYABLE_ERROR));
        // What was copied is released.
        for (int i = 0; i < count / 3; i++) {
            put(store, count + i);
        }
    }

    @Test
    void an_import_ends_FAILED_and_says_what_helps_and_an_export_still_saves_the_data() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(json(i)).append('\n');
        }
        Files.createDirectories(folder.resolve("bucket/in"));
        Files.writeString(folder.resolve("bucket/in/a.ndjson"), lines);

        ImportJob failed = importJob();

        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);

        assertThat(failed.toString())
                .contains("of s3://bucket/in/a.ndjson")
                .contains("The memory budget is full:")
                .contains("larger -Xmx");
        ExportJob export = exportJob();
        assertThat(export.status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void data_stores_and_tags_are_counted_in_memory_and_on_disk() {
        assertRejected(() -> {
            for (int i = 0; i < FAR_TOO_MANY; i++) {
                lake.healthLake().datastores().create(CreateDatastoreRequest.named("store"));
            }
        });
        try (LocalHealthLake disk = LocalHealthLake.builder()
                .withoutValidation()
                .data(folder.resolve("data"))
                .memoryLimit(20_000)
                .build()) {
            DatastoreId id = disk.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.named("one"))
                    .id();
            TaggedArn arn = new TaggedArn(
                    DatastoreArn.of(LocalHealthLake.DEFAULT_SCOPE, id).toString());
            assertRejected(() -> {
                for (int i = 0; i < 50; i++) {
                    disk.healthLake().tagging().tag(arn, List.of(tag(i)));
                }
            });
            disk.healthLake().tagging().untag(arn, List.of(new TagKey("key0")));
            disk.healthLake().tagging().tag(arn, List.of(tag(0)));
        }
    }

    @Test
    void what_was_there_before_a_restart_is_counted() {
        for (int times = 0; times < 2; times++) {
            try (LocalHealthLake disk = LocalHealthLake.builder()
                    .withoutValidation()
                    .data(folder.resolve("data"))
                    .memoryLimit(10_000)
                    .build()) {
                if (times == 0) {
                    disk.healthLake().datastores().create(CreateDatastoreRequest.named("one"));
                }
                assertRejected(() -> disk.healthLake().datastores().create(CreateDatastoreRequest.named("two")));
            }
        }
    }

    private int fill() {
        for (int i = 0; i < FAR_TOO_MANY; i++) {
            try {
                put(store, i);
            } catch (InsufficientStorage e) {
                return i;
            }
        }
        throw new AssertionError("nothing was rejected");
    }

    private void put(DatastoreId where, int i) {
        lake.healthLake()
                .fhir(Access.ALL)
                .resources()
                .update(where, UpdateResource.of(address(i), ResourceJson.of(json(i))));
    }

    private ImportJob importJob() {
        return lake.healthLake()
                .importJobs()
                .describe(
                        store,
                        lake.healthLake()
                                .importJobs()
                                .start(StartImportJobRequest.of(store, new S3Uri("s3://bucket/in/"), output(), role()))
                                .jobId());
    }

    private ExportJob exportJob() {
        return lake.healthLake()
                .exportJobs()
                .describe(
                        store,
                        lake.healthLake()
                                .exportJobs()
                                .start(StartExportJobRequest.of(store, output(), role()))
                                .jobId());
    }

    private static OutputDataConfig output() {
        return new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key"));
    }

    private static RoleArn role() {
        return new RoleArn("arn:aws:iam::123456789012:role/any");
    }

    private static void assertRejected(Runnable writes) {
        assertThatThrownBy(writes::run)
                .isInstanceOf(InsufficientStorage.class)
                .hasMessageContaining("The memory budget is full");
    }

    private static Tag tag(int i) {
        return new Tag(new TagKey("key" + i), new TagValue("v".repeat(200)));
    }

    private static ResourceAddress address(int i) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId("p" + i));
    }

    private static String json(int i) {
        return "{\"resourceType\":\"Patient\",\"id\":\"p" + i + "\",\"x\":\"" + "y".repeat(960) + "\"}";
    }
}
