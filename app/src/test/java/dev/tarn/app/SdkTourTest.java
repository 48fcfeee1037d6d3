package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreProperties;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.ExportJobProperties;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;
import software.amazon.awssdk.services.healthlake.model.ImportJobProperties;
import software.amazon.awssdk.services.healthlake.model.JobStatus;
import software.amazon.awssdk.services.healthlake.model.OutputDataConfig;
import software.amazon.awssdk.services.healthlake.model.ResourceNotFoundException;
import software.amazon.awssdk.services.healthlake.model.Tag;
import software.amazon.awssdk.services.healthlake.model.ValidationException;
import software.amazon.awssdk.services.healthlake.waiters.HealthLakeWaiter;

/** What a program that uses AWS's own SDK sees, with nothing of Tarn on its side. */
class SdkTourTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/HealthLakeDataAccess";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    @TempDir
    private static Path objects;

    private static TarnServer server;
    private static HealthLakeClient client;

    @BeforeAll
    static void serve() {
        server = TarnServer.start(Settings.forTest(objects));
        client = HealthLakeClient.builder()
                .endpointOverride(server.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void the_four_waiters_with_their_default_delays_succeed_at_their_first_poll() throws IOException {
        Files.createDirectories(objects.resolve("tour-in"));
        Files.writeString(
                objects.resolve("tour-in/Patient.ndjson"),
                "{\"resourceType\":\"Patient\",\"id\":\"a\"}\n{\"resourceType\":\"Patient\",\"id\":\"b\"}\n");

        try (HealthLakeWaiter waiter = client.waiter()) {
            String store = create("tour");
            assertThat(attempts(waiter.waitUntilFHIRDatastoreActive(b -> b.datastoreId(store))))
                    .isEqualTo(1);

            String imported = client.startFHIRImportJob(b -> b.datastoreId(store)
                            .inputDataConfig(i -> i.s3Uri("s3://tour-in/"))
                            .jobOutputDataConfig(output("s3://tour-out/imports/"))
                            .dataAccessRoleArn(ROLE))
                    .jobId();
            assertThat(attempts(waiter.waitUntilFHIRImportJobCompleted(
                            b -> b.datastoreId(store).jobId(imported))))
                    .isEqualTo(1);

            String exported = client.startFHIRExportJob(b -> b.datastoreId(store)
                            .outputDataConfig(output("s3://tour-out/exports/"))
                            .dataAccessRoleArn(ROLE))
                    .jobId();
            assertThat(attempts(waiter.waitUntilFHIRExportJobCompleted(
                            b -> b.datastoreId(store).jobId(exported))))
                    .isEqualTo(1);

            assertThat(linesBelow(objects.resolve("tour-out/exports"))).hasSize(2);
            ImportJobProperties job = client.describeFHIRImportJob(
                            b -> b.datastoreId(store).jobId(imported))
                    .importJobProperties();
            assertThat(job.jobStatus()).isEqualTo(JobStatus.COMPLETED);
            assertThat(job.jobProgressReport().totalNumberOfResourcesImported()).isEqualTo(2);
            assertThat(job.jobOutputDataConfig().s3Configuration().s3Uri())
                    .isEqualTo("s3://tour-out/imports/" + store + "-FHIR_IMPORT-" + imported + "/");

            client.deleteFHIRDatastore(b -> b.datastoreId(store));
            assertThat(attempts(waiter.waitUntilFHIRDatastoreDeleted(b -> b.datastoreId(store))))
                    .isEqualTo(1);
        }
    }

    @Test
    void paginators_visit_each_thing_once() {
        Set<String> made = new TreeSet<>(List.of(create("paged"), create("paged"), create("paged")));
        List<String> seen =
                client.listFHIRDatastoresPaginator(b -> b.maxResults(2).filter(f -> f.datastoreName("paged"))).stream()
                        .flatMap(page -> page.datastorePropertiesList().stream())
                        .map(DatastoreProperties::datastoreId)
                        .toList();
        assertThat(seen).hasSize(3).containsExactlyInAnyOrderElementsOf(made);

        String store = seen.get(0);
        for (int i = 0; i < 3; i++) {
            client.startFHIRImportJob(b -> b.datastoreId(store)
                    .inputDataConfig(input -> input.s3Uri("s3://paged-in/"))
                    .jobOutputDataConfig(output("s3://paged-out/"))
                    .dataAccessRoleArn(ROLE));
            client.startFHIRExportJob(b -> b.datastoreId(store)
                    .outputDataConfig(output("s3://paged-out/"))
                    .dataAccessRoleArn(ROLE));
        }
        assertThat(client.listFHIRImportJobsPaginator(b -> b.datastoreId(store).maxResults(2)).stream()
                        .flatMap(page -> page.importJobPropertiesList().stream())
                        .map(ImportJobProperties::jobId))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(client.listFHIRExportJobsPaginator(b -> b.datastoreId(store).maxResults(2)).stream()
                        .flatMap(page -> page.exportJobPropertiesList().stream())
                        .map(ExportJobProperties::jobId))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void tags_are_set_listed_and_removed() {
        String store = create("tagged");
        String arn = client.describeFHIRDatastore(b -> b.datastoreId(store))
                .datastoreProperties()
                .datastoreArn();
        client.tagResource(b -> b.resourceARN(arn).tags(tag("team", "a"), tag("stage", "")));
        client.untagResource(b -> b.resourceARN(arn).tagKeys("team"));

        assertThat(client.listTagsForResource(b -> b.resourceARN(arn)).tags()).containsExactly(tag("stage", ""));
    }

    @Test
    void failures_arrive_as_the_exceptions_of_the_sdk() {
        String nowhere = "0123456789abcdef0123456789abcdef";
        assertThatThrownBy(() -> client.describeFHIRDatastore(b -> b.datastoreId(nowhere)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(nowhere);
        assertThatThrownBy(() -> client.createFHIRDatastore(b -> b.datastoreTypeVersion("R5")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Member must satisfy enum value set: [R4]");
        String store = create("twice");
        client.deleteFHIRDatastore(b -> b.datastoreId(store));
        try (HealthLakeWaiter waiter = client.waiter()) {
            waiter.waitUntilFHIRDatastoreDeleted(b -> b.datastoreId(store));
        }
        assertThatThrownBy(() -> client.deleteFHIRDatastore(b -> b.datastoreId(store)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(store + " is DELETED");
    }

    @Test
    void the_endpoint_of_a_store_is_this_server_as_the_caller_reached_it() {
        String store = create("endpoint");
        DatastoreProperties properties =
                client.describeFHIRDatastore(b -> b.datastoreId(store)).datastoreProperties();

        assertThat(properties.datastoreStatus()).isEqualTo(DatastoreStatus.ACTIVE);
        assertThat(properties.datastoreEndpoint()).isEqualTo(server.url() + "/datastore/" + store + "/r4/");
    }

    private static int attempts(WaiterResponse<?> response) {
        return response.attemptsExecuted();
    }

    private static String create(String name) {
        return client.createFHIRDatastore(b -> b.datastoreName(name).datastoreTypeVersion(FHIRVersion.R4))
                .datastoreId();
    }

    private static OutputDataConfig output(String uri) {
        return OutputDataConfig.fromS3Configuration(c -> c.s3Uri(uri).kmsKeyId(KEY));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static List<String> linesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .flatMap(SdkTourTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
