package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.DatastoreName;
import dev.tarn.domain.datastore.DatastoreUpdate;
import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.datastore.ProfileConfiguration;
import dev.tarn.domain.datastore.ProfileName;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.job.ImportJob;
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
import dev.tarn.ports.job.ImportJobs;
import dev.tarn.ports.job.StartImportJobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code ProfileConfiguration} of a data store chooses the versions of guides ({@code decisions.md} D92). */
class DefaultGuidesTest {

    private static final ResourceAddress ADDRESS = new ResourceAddress(ResourceType.Practitioner, new ResourceId("a"));

    /** Five lines of an address, of which US Core 6.1.0 admits four, and 3.1.1 any number. */
    private static final String FIVE = "[\"1\",\"2\",\"3\",\"4\",\"5\"]";

    private static final ResourceJson OF_THREE = ResourceJson.of("{\"resourceType\":\"Practitioner\",\"id\":\"a\","
            + "\"meta\":{\"profile\":[\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner\"]},"
            + "\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1234567893\"}],"
            + "\"name\":[{\"family\":\"A\"}],\"address\":[{\"line\":" + FIVE + "}]}");
    private static final ResourceJson OF_BOTH =
            ResourceJson.of(OF_THREE.toString().replace(FIVE, "[\"1\"]"));
    private static final PatchResource TO_FIVE = PatchResource.of(
            ADDRESS, ResourceJson.of("[{\"op\":\"replace\",\"path\":\"/address/0/line\",\"value\":" + FIVE + "}]"));

    @TempDir
    Path directory;

    private LocalHealthLake lake;
    private FhirEndpoint fhir;
    private DatastoreId plain;
    private DatastoreId six;

    @BeforeEach
    void open() {
        lake = LocalHealthLake.builder().data(directory).build();
        fhir = lake.healthLake().fhir(Access.ALL);
        plain = create(Optional.empty());
        six = create(Optional.of(guides("us-core-6.1.0")));
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private static ProfileConfiguration guides(String... names) {
        return new ProfileConfiguration(Stream.of(names).map(ProfileName::new).toList());
    }

    private DatastoreId create(Optional<ProfileConfiguration> profiles) {
        DatastoreConfiguration r4 = DatastoreConfiguration.R4;
        return lake.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed()
                        .configured(new DatastoreConfiguration(
                                r4.typeVersion(),
                                r4.sse(),
                                r4.preloadDataType(),
                                r4.identityProvider(),
                                r4.nlp(),
                                r4.analytics(),
                                profiles,
                                r4.backup())))
                .id();
    }

    private void update(DatastoreId store, DatastoreUpdate update) {
        lake.healthLake().datastores().update(store, update);
    }

    private void put(DatastoreId store, ResourceJson json) {
        fhir.resources().update(store, UpdateResource.of(ADDRESS, json));
    }

    private static void assertRefused(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("'Practitioner.address.line': maximum allowed = 4, but found 5");
    }

    @Test
    void creates_updates_and_patches_are_validated_against_the_version_that_the_data_store_names() {
        put(six, OF_BOTH);
        assertRefused(() -> put(six, OF_THREE));
        assertRefused(() -> fhir.resources().create(six, CreateResource.of(ResourceType.Practitioner, OF_THREE)));
        assertRefused(() -> fhir.resources().patch(six, TO_FIVE));
        assertThat(fhir.resources().read(six, ADDRESS).version().value()).isEqualTo(1);

        put(plain, OF_BOTH);
        put(plain, OF_THREE);
        fhir.resources().create(plain, CreateResource.of(ResourceType.Practitioner, OF_THREE));
        assertThat(fhir.resources().patch(plain, TO_FIVE).address()).isEqualTo(ADDRESS);
    }

    @Test
    void the_level_of_a_request_keeps_the_guides_and_a_claim_with_a_version_is_not_redirected() {
        assertRefused(() -> fhir.validating(ValidationLevel.STRUCTURE_ONLY)
                .validating(ValidationLevel.STRICT)
                .resources()
                .update(six, UpdateResource.of(ADDRESS, OF_THREE)));
        fhir.validating(ValidationLevel.STRUCTURE_ONLY).resources().update(six, UpdateResource.of(ADDRESS, OF_THREE));
        put(six, ResourceJson.of(OF_THREE.toString().replace("us-core-practitioner", "us-core-practitioner|3.1.1")));
    }

    @Test
    void a_transaction_is_validated_against_the_version_that_the_data_store_names() {
        List<TransactionEntry> entries = List.of(TransactionEntry.of(UpdateResource.of(ADDRESS, OF_THREE)));
        assertThatThrownBy(() -> fhir.transactions().execute(six, entries)).isInstanceOf(TransactionFailed.class);
        assertThat(fhir.transactions().execute(plain, entries)).hasSize(1);
    }

    @Test
    void validate_reports_the_faults_against_the_version_that_the_data_store_names() {
        assertThat(faults(six)).containsExactly("Practitioner.address[0].line");
        assertThat(faults(plain)).isEmpty();
    }

    private List<String> faults(DatastoreId store) {
        ValidateResource request = new ValidateResource(
                ResourceType.Practitioner, Optional.empty(), Optional.of(OF_THREE), Optional.empty(), Optional.empty());
        return fhir.validation().validate(store, request).stream()
                .filter(ValidationIssue::isError)
                .map(ValidationIssue::location)
                .toList();
    }

    @Test
    void an_import_fails_lines_that_the_version_of_the_data_store_does_not_admit() throws IOException {
        Path in = Files.createDirectories(directory.resolve("objects/bucket/in"));
        Files.writeString(
                in.resolve("Practitioner.ndjson"),
                OF_THREE + "\n" + OF_BOTH.toString().replace("\"id\":\"a\"", "\"id\":\"b\"") + "\n");
        ImportJob ofSix = imported(six);
        assertThat(ofSix.progress().resourcesImported()).isEqualTo(1);
        assertThat(ofSix.progress().resourcesWithCustomerError()).isEqualTo(1);
        assertThat(imported(plain).progress().resourcesImported()).isEqualTo(2);
    }

    private ImportJob imported(DatastoreId store) {
        OutputDataConfig output = new OutputDataConfig(new S3Uri("s3://bucket/out/"), new EncryptionKeyId("key"));
        RoleArn role = new RoleArn("arn:aws:iam::123456789012:role/any");
        ImportJobs jobs = lake.healthLake().importJobs();
        return jobs.describe(
                store,
                jobs.start(StartImportJobRequest.of(store, new S3Uri("s3://bucket/in/"), output, role))
                        .jobId());
    }

    @Test
    void an_update_of_a_data_store_in_use_changes_the_version_and_a_restart_keeps_it() {
        put(plain, OF_THREE);
        update(plain, DatastoreUpdate.NOTHING.profiles(guides("us-core-6.1.0")));
        assertRefused(() -> put(plain, OF_THREE));
        assertThat(faults(plain)).hasSize(1);
        update(plain, DatastoreUpdate.NOTHING.named(new DatastoreName("renamed")));
        assertRefused(() -> put(plain, OF_THREE));

        lake.close();
        lake = LocalHealthLake.builder().data(directory).build();
        fhir = lake.healthLake().fhir(Access.ALL);
        assertRefused(() -> put(plain, OF_THREE));
        update(plain, DatastoreUpdate.NOTHING.profiles(guides()));
        put(plain, OF_THREE);
        assertRefused(() -> put(six, OF_THREE));
    }
}
