package dev.tarn.app.preload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.DatastoreStatus;
import software.amazon.awssdk.services.healthlake.model.JobStatus;
import software.amazon.awssdk.services.healthlake.waiters.HealthLakeWaiter;

/** A server with its data in a folder, and AWS's SDK as its client. */
final class PreloadedServer implements AutoCloseable {

    private static final Pattern TOTAL = Pattern.compile("\"total\":([0-9]+)");

    private final Path objects;
    private final TarnServer server;
    private final HealthLakeClient client;
    private final HttpClient http = HttpClient.newHttpClient();

    PreloadedServer(Path folder) {
        objects = folder.resolve("objects");
        server = TarnServer.start(Settings.forTest(objects)
                .data(folder.resolve("data"))
                // Longer than a load takes on a busy machine: the SDK's waiter polls once a minute.
                .describeWait(Duration.ofSeconds(55)));
        client = HealthLakeClient.builder()
                .endpointOverride(server.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    /** {@return the ID of a new data store, which the waiter of the SDK has seen ACTIVE at its first poll} */
    String create() {
        String store = client.createFHIRDatastore(
                        b -> b.datastoreTypeVersion("R4").preloadDataConfig(p -> p.preloadDataType("SYNTHEA")))
                .datastoreId();
        try (HealthLakeWaiter waiter = client.waiter()) {
            assertThat(waiter.waitUntilFHIRDatastoreActive(b -> b.datastoreId(store))
                            .attemptsExecuted())
                    .isEqualTo(1);
        }
        return store;
    }

    DatastoreStatus status(String store) {
        return client.describeFHIRDatastore(b -> b.datastoreId(store))
                .datastoreProperties()
                .datastoreStatus();
    }

    /** {@return every line of an export} */
    List<String> exported(String store) {
        String job = client.startFHIRExportJob(b -> b.datastoreId(store)
                        .outputDataConfig(o ->
                                o.s3Configuration(s3 -> s3.s3Uri("s3://output/").kmsKeyId("alias/tarn")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/HealthLakeDataAccess"))
                .jobId();
        assertThat(client.describeFHIRExportJob(b -> b.datastoreId(store).jobId(job))
                        .exportJobProperties()
                        .jobStatus())
                .isEqualTo(JobStatus.COMPLETED);
        Path folder = objects.resolve("output/" + store + "-FHIR_EXPORT-" + job);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .flatMap(PreloadedServer::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many resources a search finds} */
    long found(String store, String query) {
        Matcher total = TOTAL.matcher(get(store, query));
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1));
    }

    String get(String store, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/datastore/" + store + "/r4/" + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/healthlake/aws4_request,"
                                + " SignedHeaders=host, Signature=none")
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
