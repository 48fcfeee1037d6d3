package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeAsyncClient;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.JobStatus;

/** A server inside a test, and what the official client and plain HTTP see of it. */
class EmbeddedTarnTest {

    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/healthlake/aws4_request,"
            + " SignedHeaders=host, Signature=none";

    @TempDir
    private Path folder;

    @Test
    void a_store_is_made_imported_into_and_read() throws Exception {
        Files.createDirectories(folder.resolve("bucket/in"));
        Files.writeString(
                folder.resolve("bucket/in/Patient.ndjson"),
                "{\"resourceType\":\"Patient\",\"id\":\"ann\",\"birthDate\":\"1980-02-29\"}\n"
                        + "{\"resourceType\":\"Patient\",\"id\":\"bob\"}\n");
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder));
                HealthLakeClient client = HealthLakeClient.builder()
                        .endpointOverride(tarn.url())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(ANYBODY)
                        .build()) {
            String store = client.createFHIRDatastore(b -> b.datastoreTypeVersion("R4"))
                    .datastoreId();
            client.waiter().waitUntilFHIRDatastoreActive(b -> b.datastoreId(store));
            String job = client.startFHIRImportJob(b -> b.datastoreId(store)
                            .inputDataConfig(i -> i.s3Uri("s3://bucket/in/"))
                            .jobOutputDataConfig(o -> o.s3Configuration(
                                    s -> s.s3Uri("s3://bucket/out/").kmsKeyId("any-key")))
                            .dataAccessRoleArn("arn:aws:iam::123456789012:role/any"))
                    .jobId();
            client.waiter().waitUntilFHIRImportJobCompleted(b -> b.datastoreId(store).jobId(job));
            var imported = client.describeFHIRImportJob(b -> b.datastoreId(store).jobId(job))
                    .importJobProperties();
            assertEquals(JobStatus.COMPLETED, imported.jobStatus());
            assertEquals(2, imported.jobProgressReport().totalNumberOfResourcesImported());

            String endpoint = client.describeFHIRDatastore(b -> b.datastoreId(store))
                    .datastoreProperties()
                    .datastoreEndpoint();
            HttpResponse<String> ann = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(endpoint + "Patient/ann"))
                                    .header("Authorization", SIGNED)
                                    .build(),
                            BodyHandlers.ofString());
            assertEquals(200, ann.statusCode());
            assertTrue(ann.body().contains("\"birthDate\":\"1980-02-29\""), ann.body());
        }
    }

    /** Its client runs on the project's Netty, beside the server's. */
    @Test
    void the_asynchronous_client_works_too_and_data_are_found_again() throws Exception {
        Settings settings = Settings.forTest(folder.resolve("objects")).data(folder.resolve("data"));
        String store;
        try (TarnServer tarn = TarnServer.start(settings);
                HealthLakeAsyncClient client = asynchronous(tarn)) {
            store = client.createFHIRDatastore(b -> b.datastoreTypeVersion("R4")).get().datastoreId();
        }
        try (TarnServer tarn = TarnServer.start(settings);
                HealthLakeAsyncClient client = asynchronous(tarn)) {
            var described = client.describeFHIRDatastore(b -> b.datastoreId(store)).get();
            assertEquals(
                    DatastoreStatus.ACTIVE, described.datastoreProperties().datastoreStatus());
        }
    }

    /** Without this a BOM that has lost its effect would show nothing. */
    @Test
    void the_libraries_are_those_that_this_project_is_about() throws Exception {
        assertEquals(
                System.getProperty("consumer.module", ""),
                String.valueOf(TarnServer.class.getModule().getName()).replace("null", ""));
        Project.hasNetty(System.getProperty("consumer.netty", ""));
        Project.hasVertx(System.getProperty("consumer.vertx", ""));
    }

    @Test
    void an_H2_of_the_project_stays_the_one_that_answers() throws Exception {
        if (Project.jarOf("org.h2.Driver").isEmpty()) {
            return;
        }
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder));
                Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            assertEquals("org.h2.jdbc.JdbcConnection", connection.getClass().getName());
        }
    }

    private static HealthLakeAsyncClient asynchronous(TarnServer tarn) {
        return HealthLakeAsyncClient.builder()
                .endpointOverride(tarn.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(ANYBODY)
                .build();
    }
}
