package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.failure.ResourceFault;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ImportJob;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.job.ValidationLevel;
import dev.tarn.domain.smart.Access;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.FhirEndpoint;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.ValidateResource;
import dev.tarn.ports.fhir.validation.ValidationIssue;
import dev.tarn.ports.fhir.validation.ValidationIssue.Code;
import dev.tarn.ports.fhir.validation.ValidationIssue.Severity;
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.job.StartImportJobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of writing validates before it writes. */
class WriteValidationTest {

    private static final ResourceAddress ADDRESS = new ResourceAddress(ResourceType.Observation, new ResourceId("o"));
    private static final ResourceJson VALID = ResourceJson.of(
            "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}");
    private static final ResourceJson FAULTY =
            ResourceJson.of(VALID.toString().replace("\"status\":\"final\",", "\"status\":\"done\","));

    private final LocalHealthLake lake = LocalHealthLake.builder().build();
    private final DatastoreId store = lake.healthLake()
            .datastores()
            .create(CreateDatastoreRequest.unnamed())
            .id();
    private final FhirEndpoint fhir = lake.healthLake().fhir(Access.ALL);

    @AfterEach
    void close() {
        lake.close();
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOfSatisfying(Invalid.class, failure -> {
            assertThat(failure.faults()).extracting(ResourceFault::location).containsExactly("Observation.status");
            assertThat(failure).hasMessageContaining("Observation.status: The code 'done' is not in");
        });
    }

    @Test
    void creates_updates_and_patches_of_faulty_resources_are_refused() {
        assertRefused(() -> fhir.resources().create(store, CreateResource.of(ResourceType.Observation, FAULTY)));
        assertRefused(() -> fhir.resources().update(store, UpdateResource.of(ADDRESS, FAULTY)));
        fhir.resources().update(store, UpdateResource.of(ADDRESS, VALID));
        assertRefused(() -> fhir.resources()
                .patch(
                        store,
                        PatchResource.of(
                                ADDRESS,
                                ResourceJson.of("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"done\"}]"))));
        assertThat(fhir.resources().read(store, ADDRESS).version().value()).isEqualTo(1);
    }

    @Test
    void a_faulty_entry_fails_its_transaction_and_nothing_is_written() {
        ResourceAddress other = new ResourceAddress(ResourceType.Patient, new ResourceId("p"));
        List<TransactionEntry> entries = List.of(
                TransactionEntry.of(
                        UpdateResource.of(other, ResourceJson.of("{\"resourceType\":\"Patient\",\"id\":\"p\"}"))),
                TransactionEntry.of(UpdateResource.of(ADDRESS, FAULTY)));

        assertThatThrownBy(() -> fhir.transactions().execute(store, entries))
                .isInstanceOfSatisfying(
                        TransactionFailed.class,
                        failed -> assertThat(failed.entry()).isEqualTo(1));

        assertThatThrownBy(() -> fhir.resources().read(store, other)).hasMessageContaining("Patient/p");
    }

    @Test
    void minimal_stores_a_faulty_resource_once_with_an_extension_and_leaves_a_valid_one_alone() {
        FhirEndpoint minimal = fhir.validating(ValidationLevel.MINIMAL);
        assertThat(minimal.storesFaultyResources()).isTrue();

        ResourceJson first = minimal.resources()
                .update(store, UpdateResource.of(ADDRESS, FAULTY))
                .resource()
                .json();
        ResourceJson second = minimal.resources()
                .update(store, UpdateResource.of(ADDRESS, first))
                .resource()
                .json();

        assertThat(first.toString().split(ValidationExtension.URL, -1)).hasSize(2);
        assertThat(second.toString().split(ValidationExtension.URL, -1)).hasSize(2);
        assertThat(minimal.resources()
                        .update(store, UpdateResource.of(ADDRESS, VALID))
                        .resource()
                        .json()
                        .toString())
                .doesNotContain(ValidationExtension.URL);
    }

    @Test
    void without_validation_no_level_has_an_effect() {
        try (LocalHealthLake open =
                LocalHealthLake.builder().withoutValidation().build()) {
            DatastoreId id = open.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            FhirEndpoint strict = open.healthLake().fhir(Access.ALL).validating(ValidationLevel.STRICT);

            assertThat(strict.resources()
                            .update(id, UpdateResource.of(ADDRESS, FAULTY))
                            .created())
                    .isTrue();
        }
    }

    @Test
    void another_engine_decides_about_base_R4_where_one_is_set() {
        ValidationIssue fault =
                new ValidationIssue(Severity.ERROR, Code.PROCESSING, "refused by another engine", "Observation");
        try (LocalHealthLake other = LocalHealthLake.builder()
                .validator((json, from, to, level) -> List.of(fault))
                .build()) {
            DatastoreId id = other.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            FhirEndpoint strict = other.healthLake().fhir(Access.ALL);

            assertThatThrownBy(() -> strict.resources().update(id, UpdateResource.of(ADDRESS, VALID)))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("refused by another engine");
        }
    }

    @Test
    void strict_refuses_what_a_claimed_profile_does_not_permit_and_structure_only_passes_over_claims() {
        String url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab";
        ResourceJson claiming = ResourceJson.of(
                VALID.toString().replace("\"status\"", "\"meta\":{\"profile\":[\"" + url + "\"]},\"status\""));
        assertThatThrownBy(() -> fhir.resources().update(store, UpdateResource.of(ADDRESS, claiming)))
                .hasMessageContaining(
                        "Profile " + url + ", Element 'Observation.category': minimum required = 1, but only found 0");
        fhir.validating(ValidationLevel.STRUCTURE_ONLY).resources().update(store, UpdateResource.of(ADDRESS, claiming));
    }

    @Test
    void validate_finds_the_faults_against_a_profile_that_the_resource_does_not_claim() {
        String url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-lab";
        ValidateResource request = new ValidateResource(
                ResourceType.Observation, Optional.empty(), Optional.of(VALID), Optional.of(url), Optional.empty());
        assertThat(fhir.validation().validate(store, request))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::location)
                .contains("Observation.category", "Observation.subject");
        assertThatThrownBy(() -> fhir.validation()
                        .validate(
                                store,
                                new ValidateResource(
                                        ResourceType.Observation,
                                        Optional.empty(),
                                        Optional.of(VALID),
                                        Optional.of(url + "|99"),
                                        Optional.empty())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void an_import_that_names_no_level_fails_the_lines_with_faults(@TempDir Path objects) throws IOException {
        Path in = Files.createDirectories(objects.resolve("bucket/in"));
        Files.writeString(in.resolve("Observation.ndjson"), VALID + "\n" + FAULTY + "\n");
        try (LocalHealthLake local = LocalHealthLake.inMemory(objects)) {
            DatastoreId id = local.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            OutputDataConfig output = new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key"));
            RoleArn role = new RoleArn("arn:aws:iam::123456789012:role/any");
            ImportJobs jobs = local.healthLake().importJobs();

            ImportJob job = jobs.describe(
                    id,
                    jobs.start(StartImportJobRequest.of(id, new S3Uri("s3://bucket/in/"), output, role))
                            .jobId());

            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED_WITH_ERRORS);
            assertThat(job.progress().resourcesImported()).isEqualTo(1);
            assertThat(job.progress().resourcesWithCustomerError()).isEqualTo(1);
        }
    }
}
