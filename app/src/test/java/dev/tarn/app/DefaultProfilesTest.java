package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.CreateFhirDatastoreRequest;
import software.amazon.awssdk.services.healthlake.model.ImportJobProperties;

/**
 * A data store that an SDK creates with default profiles validates by their versions, by REST and in imports ({@code
 * decisions.md} D92).
 */
class DefaultProfilesTest {

    private static final String FIVE = "[\"1\",\"2\",\"3\",\"4\",\"5\"]";

    /** Five lines of an address, of which US Core 6.1.0 admits four, and 3.1.1 any number. */
    private static final String PRACTITIONER = "{\"resourceType\":\"Practitioner\",\"id\":\"a\",\"meta\":{\"profile\":"
            + "[\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner\"]},\"identifier\":"
            + "[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"1234567893\"}],\"name\":[{\"family\":\"A\"}],"
            + "\"address\":[{\"line\":" + FIVE + "}]}";

    @TempDir
    Path objects;

    private TarnServer server;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(objects.resolve("input"));
        Files.writeString(objects.resolve("input/Practitioner.ndjson"), PRACTITIONER + "\n");
        server = TarnServer.start(Settings.forTest(objects));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_data_store_that_names_a_version_refuses_what_that_version_does_not_admit() {
        try (HealthLakeClient client = client("{\"DefaultProfiles\":[\"us-core-6.1.0\"]}")) {
            String store = create(client);
            HttpResponse<byte[]> refused = put(store, PRACTITIONER);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                    .contains("'Practitioner.address.line': maximum allowed = 4, but found 5");
            assertThat(imported(client, store).jobProgressReport().totalNumberOfResourcesWithCustomerError())
                    .isEqualTo(1);
            assertThat(put(store, PRACTITIONER.replace(FIVE, "[\"1\"]")).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_data_store_that_names_none_takes_the_default_version_of_each_guide() {
        try (HealthLakeClient client = client("{\"DefaultProfiles\":[]}")) {
            String store = create(client);

            assertThat(put(store, PRACTITIONER).statusCode()).isEqualTo(201);
            assertThat(imported(client, store).jobProgressReport().totalNumberOfResourcesImported())
                    .isEqualTo(1);
        }
    }

    private HealthLakeClient client(String profileConfiguration) {
        return HealthLakeClient.builder()
                .endpointOverride(server.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(c -> c.addExecutionInterceptor(new With2026(profileConfiguration)))
                .build();
    }

    private static String create(HealthLakeClient client) {
        return client.createFHIRDatastore(b -> b.datastoreTypeVersion("R4")).datastoreId();
    }

    private HttpResponse<byte[]> put(String store, String json) {
        return FhirWire.at(server.url() + "/datastore/" + store + "/r4/")
                .put("Practitioner/a", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static ImportJobProperties imported(HealthLakeClient client, String store) {
        String job = client.startFHIRImportJob(b -> b.datastoreId(store)
                        .inputDataConfig(i -> i.s3Uri("s3://input/"))
                        .jobOutputDataConfig(o ->
                                o.s3Configuration(s -> s.s3Uri("s3://output/").kmsKeyId("alias/tarn")))
                        .dataAccessRoleArn("arn:aws:iam::123456789012:role/HealthLakeDataAccess"))
                .jobId();
        try (var waiter = client.waiter()) {
            return waiter.waitUntilFHIRImportJobCompleted(
                            b -> b.datastoreId(store).jobId(job))
                    .matched()
                    .response()
                    .orElseThrow()
                    .importJobProperties();
        }
    }

    /** Adds the member to creations as an SDK of 2026 does; the one that Tarn builds with is older. */
    private record With2026(String profileConfiguration) implements ExecutionInterceptor {

        @Override
        public Optional<RequestBody> modifyHttpContent(
                Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof CreateFhirDatastoreRequest
                    ? context.requestBody().map(this::extended)
                    : context.requestBody();
        }

        private RequestBody extended(RequestBody body) {
            try (var bytes = body.contentStreamProvider().newStream()) {
                String json = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                return RequestBody.fromString(json.substring(0, json.length() - 1) + member() + "}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String member() {
            return ",\"ProfileConfiguration\":" + profileConfiguration;
        }

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            SdkHttpRequest request = context.httpRequest();
            if (!(context.request() instanceof CreateFhirDatastoreRequest)) {
                return request;
            }
            int length = Integer.parseInt(
                    request.firstMatchingHeader("Content-Length").orElseThrow());
            return request.copy(r -> r.putHeader("Content-Length", String.valueOf(length + member().length())));
        }
    }
}
