package dev.tarn.inmemory.storage.schema.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.failure.Internal;
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
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.inmemory.storage.Table;
import dev.tarn.inmemory.storage.mvstore.Checksummed;
import dev.tarn.inmemory.storage.mvstore.EngineInternals;
import dev.tarn.inmemory.storage.mvstore.MvTable;
import dev.tarn.inmemory.storage.schema.Database;
import dev.tarn.inmemory.storage.schema.row.StoredVersion;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.job.StartExportJobRequest;
import dev.tarn.ports.job.StartImportJobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row of resources that is not what was written, below a whole block: what reads, jobs and messages make of it. */
class DamagedRowTest {

    private static final RoleArn ROLE = new RoleArn("arn:aws:iam::123456789012:role/any");
    private static final OutputDataConfig OUTPUT =
            new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("any"));
    private static final String DAMAGED = "p7";

    @TempDir
    private Path folder;

    private DatastoreId store;

    @BeforeEach
    void importPatients() throws IOException {
        Path input = Files.createDirectories(folder.resolve("objects/bucket/in"));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            lines.append("{\"resourceType\":\"Patient\",\"id\":\"p").append(i).append("\",\"active\":true}\n");
        }
        Files.writeString(input.resolve("Patient.ndjson"), lines);
        try (LocalHealthLake local = open()) {
            store = local.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            assertThat(runImport(local.healthLake()).status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void a_read_names_the_resource_and_the_way_out_and_others_are_read() {
        damageChecksum();
        try (LocalHealthLake local = open()) {
            assertOthersAreRead(local);
            assertThatThrownBy(() ->
                            local.healthLake().fhir(Access.ALL).resources().read(store, patient(DAMAGED)))
                    .isInstanceOf(Internal.class)
                    .hasMessageContaining(
                            "Patient/p7 is damaged: its row does not have the checksum that it was written with")
                    .hasMessageContaining("--recover")
                    .hasMessageNotContaining("Exception");
        }
    }

    @Test
    void an_export_fails_and_its_message_names_the_resource() {
        damageChecksum();
        try (LocalHealthLake local = open()) {
            ExportJob job = runExport(local.healthLake());

            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.state().toString())
                    .contains("Patient/p7 is damaged")
                    .contains("--recover")
                    .doesNotContain("Exception", "dev.tarn");
        }
    }

    @Test
    void an_id_that_is_part_of_the_damage_is_not_told() {
        damage(row -> new Checksummed<>(
                new StoredVersion(
                        "other",
                        row.value().version(),
                        row.value().updated(),
                        row.value().body()),
                row.keyHash() ^ 1));
        try (LocalHealthLake local = open()) {
            assertThat(runExport(local.healthLake()).state().toString())
                    .contains("a resource of type Patient is damaged")
                    .doesNotContain("Patient/other");
        }
    }

    @Test
    void an_import_over_it_fails_and_names_the_resource() {
        damageChecksum();
        try (LocalHealthLake local = open()) {
            ImportJob job = runImport(local.healthLake());

            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.state().toString())
                    .contains("Patient/p7 is damaged")
                    .doesNotContain("Exception", "dev.tarn");
            assertOthersAreRead(local);
        }
    }

    private LocalHealthLake open() {
        return LocalHealthLake.builder()
                .withoutValidation()
                .data(folder.resolve("data"))
                .objects(new DirectoryObjectStore(folder.resolve("objects")))
                .describeWait(Duration.ofMinutes(1))
                .build();
    }

    private static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }

    private ImportJob runImport(HealthLake healthLake) {
        return healthLake
                .importJobs()
                .describe(
                        store,
                        healthLake
                                .importJobs()
                                .start(StartImportJobRequest.of(store, new S3Uri("s3://bucket/in/"), OUTPUT, ROLE))
                                .jobId());
    }

    private ExportJob runExport(HealthLake healthLake) {
        return healthLake
                .exportJobs()
                .describe(
                        store,
                        healthLake
                                .exportJobs()
                                .start(StartExportJobRequest.of(store, OUTPUT, ROLE))
                                .jobId());
    }

    private void assertOthersAreRead(LocalHealthLake local) {
        assertThat(local.healthLake()
                        .fhir(Access.ALL)
                        .resources()
                        .read(store, patient("p6"))
                        .address())
                .isEqualTo(patient("p6"));
    }

    private void damageChecksum() {
        damage(row -> new Checksummed<>(row.value(), row.keyHash() ^ 1));
    }

    private void damage(UnaryOperator<Checksummed<StoredVersion>> how) {
        try (Database database = Database.open(folder.resolve("data"))) {
            Table<Long, StoredVersion> table = database.read((tables, view) -> tables.resources);
            MVMap<Long, Object> map = ((MvTable<Long, StoredVersion>) table)
                    .in(EngineInternals.store(database.storage()))
                    .orElseThrow();
            long rowId = 0;
            for (Long key : map.keySet()) {
                @SuppressWarnings("unchecked") // What the table's own type has written.
                Checksummed<StoredVersion> row = (Checksummed<StoredVersion>) map.get(key);
                if (row.value().id().equals(DAMAGED)) {
                    rowId = key;
                    map.put(key, how.apply(row));
                }
            }
            assertThat(rowId).isPositive();
        }
    }
}
