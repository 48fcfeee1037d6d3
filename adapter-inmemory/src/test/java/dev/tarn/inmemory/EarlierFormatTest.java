package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DataStore;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.failure.Duplicate;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ExportJob;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobName;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.ListDatastoresRequest;
import dev.tarn.ports.ListJobsRequest;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.FhirResources;
import dev.tarn.ports.fhir.HistoryRequest;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.UpdateResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that an earlier Tarn has left, which was killed ({@code format-2/README.md}). */
class EarlierFormatTest {

    private static final DatastoreId STORE = new DatastoreId("a43d3bc236b373cf1368dcbe09e4ed90");
    private static final DatastoreId EMPTY = new DatastoreId("472c46aba6dfe0946c95f3d07fc1aec0");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void unpack() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        try (InputStream packed = getClass().getResourceAsStream("/format-2/data.zip");
                ZipInputStream files = new ZipInputStream(Objects.requireNonNull(packed))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Files.copy(files, data.resolve(file.getName()));
            }
        }
    }

    @Test
    void everything_is_there_as_it_was_now_and_when_it_is_opened_again() {
        for (int opening = 0; opening < 2; opening++) {
            try (LocalHealthLake lake = open()) {
                HealthLake healthLake = lake.healthLake();
                DataStore store = healthLake.dataStores().describe(STORE);
                assertThat(store.status()).isEqualTo(DatastoreStatus.ACTIVE);
                assertThat(store.name()).contains(new DatastoreName("kept"));
                assertThat(store.configuration().sse().kmsKeyId()).contains(new EncryptionKeyId("key-1"));
                assertThat(healthLake.tagging().list(TaggedArn.of(store.arn())))
                        .containsExactly(Tag.of("b", "2"), Tag.of("a", ""));
                assertThat(healthLake.dataStores().describe(EMPTY).name()).isEmpty();

                ImportJob imported = healthLake
                        .importJobs()
                        .list(ListJobsRequest.of(STORE))
                        .items()
                        .get(0);
                assertThat(imported.status()).isEqualTo(JobStatus.COMPLETED);
                assertThat(imported.ticket().name()).contains(new JobName("first"));
                assertThat(imported.progress().resourcesImported()).isEqualTo(1);
                assertThat(imported.progress().scannedMegabytes()).isEqualTo(0.000063);
                ExportJob exported = healthLake
                        .exportJobs()
                        .list(ListJobsRequest.of(STORE))
                        .items()
                        .get(0);
                assertThat(exported.status()).isEqualTo(JobStatus.COMPLETED);

                FhirResources resources = healthLake.fhirResources();
                assertThat(resources
                                .history(STORE, HistoryRequest.of(patient("bob")))
                                .total())
                        .isEqualTo(2);
                assertThat(resources
                                .history(STORE, HistoryRequest.of(patient("ann")))
                                .total())
                        .isEqualTo(3);
                assertThat(text(resources.read(STORE, patient("imp")))).contains("\"profile\":[\"x\"]");
            }
        }
        assertThat(data.resolve("tarn.redo")).doesNotExist();
    }

    @Test
    void what_was_only_in_its_log_is_there_and_what_was_being_deleted_is_not() {
        try (LocalHealthLake lake = open()) {
            FhirResources resources = lake.healthLake().fhirResources();
            assertThat(text(resources.read(STORE, patient("late")))).contains("\"id\":\"late\"");
            assertThat(text(resources.read(STORE, patient("ann")))).contains("\"x\":3");
            assertThat(lake.healthLake()
                            .dataStores()
                            .list(ListDatastoresRequest.all())
                            .items())
                    .filteredOn(store -> store.status() == DatastoreStatus.ACTIVE)
                    .extracting(DataStore::id)
                    .containsExactlyInAnyOrder(STORE, EMPTY);
        }
    }

    @Test
    void it_is_written_to_as_any_other() {
        ResourceJson json = ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"ann\"}");
        try (LocalHealthLake lake = open()) {
            FhirResources resources = lake.healthLake().fhirResources();
            resources.update(STORE, UpdateResource.of(patient("ann"), json));
            resources.update(
                    STORE,
                    UpdateResource.of(
                            patient("new"), ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"new\"}")));
            CreateResource again = new CreateResource(
                    ResourceType.Observation,
                    ResourceJson.of("{\"resourceType\":\"Observation\",\"status\":\"final\"}"),
                    Optional.of(new IdempotencyKey("0b0b0b0b-0000-4000-8000-000000000001")));
            assertThatThrownBy(() -> resources.create(STORE, again))
                    .isInstanceOf(Duplicate.class)
                    .hasMessageContaining("Observation/9080704a-d8cf-188e-e31d-74165c1a5949");
        }
        try (LocalHealthLake lake = open()) {
            FhirResources resources = lake.healthLake().fhirResources();
            assertThat(resources
                            .history(STORE, HistoryRequest.of(patient("ann")))
                            .total())
                    .isEqualTo(4);
            assertThat(resources
                            .history(STORE, HistoryRequest.of(patient("new")))
                            .total())
                    .isEqualTo(1);
        }
    }

    @Test
    void what_is_left_of_an_attempt_that_was_killed_does_no_harm() throws IOException {
        Files.writeString(data.resolve("tarn-new.mv.db"), "half");
        try (LocalHealthLake lake = open()) {
            assertThat(text(lake.healthLake().fhirResources().read(STORE, patient("late"))))
                    .contains("late");
        }
        assertThat(data.resolve("tarn-new.mv.db")).doesNotExist();
    }

    private LocalHealthLake open() {
        return LocalHealthLake.onH2(data, folder.resolve("objects"));
    }

    private static String text(StoredResource resource) {
        return new String(resource.json().utf8(), StandardCharsets.UTF_8);
    }

    private static ResourceAddress patient(String id) {
        return new ResourceAddress(ResourceType.Patient, new ResourceId(id));
    }
}
