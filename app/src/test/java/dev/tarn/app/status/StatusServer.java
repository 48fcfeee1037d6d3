package dev.tarn.app.status;

import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.ServerControl;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.Pace;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.contract.HeldWork;
import dev.tarn.ports.contract.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.JobStatus;
import software.amazon.awssdk.services.healthlake.model.OutputDataConfig;

/**
 * A server at HealthLake's pace whose clock moves, and whose jobs work, when a test says so; with a client of AWS's SDK and
 * one of the FHIR endpoint.
 */
final class StatusServer implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::123456789012:role/any";

    /** Tarn verifies no signature. */
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=123456789012/20261121/us-east-1/healthlake/"
                    + "aws4_request, SignedHeaders=host, Signature=none";

    final ManualClock clock = new ManualClock();
    final HeldWork work = new HeldWork();
    final LocalHealthLake lake;
    final HealthLakeClient client;
    private final HealthLakeServer server;
    private final Path objects;
    private final HttpClient http = HttpClient.newHttpClient();

    StatusServer(Path objects) {
        this.objects = objects;
        lake = LocalHealthLake.builder()
                .objects(new DirectoryObjectStore(objects))
                .clock(clock)
                .workers(work)
                .pace(Pace.REAL)
                .describeWait(Duration.ZERO)
                .build();
        server = HealthLakeServer.start(
                HttpSettings.LOCAL.describeWait(Duration.ZERO).grace(Duration.ZERO),
                lake,
                lake,
                new NoAdministration());
        client = HealthLakeClient.builder()
                .endpointOverride(server.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("123456789012", "any")))
                .build();
    }

    void pass(Duration time) {
        clock.advance(time.plusSeconds(1));
        lake.tick();
    }

    String create() {
        return client.createFHIRDatastore(b -> b.datastoreTypeVersion("R4")).datastoreId();
    }

    String activeStore() {
        String store = create();
        pass(Pace.REAL.creating());
        return store;
    }

    static OutputDataConfig output() {
        return OutputDataConfig.builder()
                .s3Configuration(s3 -> s3.s3Uri("s3://bucket/out/").kmsKeyId("any"))
                .build();
    }

    void put(String key, String text) {
        try {
            Path file = objects.resolve("bucket").resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String startImport(String store, String folder) {
        return client.startFHIRImportJob(b -> b.datastoreId(store)
                        .inputDataConfig(input -> input.s3Uri("s3://bucket/" + folder + "/"))
                        .jobOutputDataConfig(output())
                        .dataAccessRoleArn(ROLE))
                .jobId();
    }

    JobStatus imported(String store, String job) {
        return client.describeFHIRImportJob(b -> b.datastoreId(store).jobId(job))
                .importJobProperties()
                .jobStatus();
    }

    String startExport(String store) {
        return client.startFHIRExportJob(
                        b -> b.datastoreId(store).outputDataConfig(output()).dataAccessRoleArn(ROLE))
                .jobId();
    }

    JobStatus exported(String store, String job) {
        return client.describeFHIRExportJob(b -> b.datastoreId(store).jobId(job))
                .exportJobProperties()
                .jobStatus();
    }

    HttpResponse<String> fhir(String method, String store, String path, String body) {
        URI uri = server.url().resolve("/datastore/" + store + "/r4/" + path);
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "respond-async")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** {@return the answer to an operation that the SDK does not know} */
    String control(String operation, String body) {
        return send(HttpRequest.newBuilder(server.url())
                        .header("Authorization", AUTHORIZATION)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "HealthLake." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
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
        lake.close();
    }

    private static final class NoAdministration implements ServerControl {
        @Override
        public void reset() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resetAll() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String version() {
            return "test";
        }
    }
}
