package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --backend aws} of the shipped jar, in front of another Tarn in place of AWS. */
class AwsBackendIT {

    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=test/20261128/us-east-1/healthlake/aws4_request, SignedHeaders=host,"
                    + " Signature=00";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_REGION", "us-east-1");

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void FHIR_requests_reach_the_data_store_behind_it() throws Exception {
        try (TarnServer behind =
                TarnServer.start(Settings.forTest(folder.resolve("behind")).withoutValidation())) {
            Process server = new ShippedJar(folder)
                    .start(
                            ENVIRONMENT,
                            "serve",
                            "--port",
                            "0",
                            "--backend",
                            "aws",
                            "--aws-endpoint",
                            behind.url().toString());
            try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
                URI url = ShippedJar.readyUrl(out).orElseThrow();
                DatastoreId store = behind.healthLake()
                        .datastores()
                        .create(CreateDatastoreRequest.named("ward"))
                        .id();
                String bob = url + "/datastore/" + store + "/r4/Patient/bob";

                HttpResponse<String> put = send("PUT", bob, "{\"resourceType\":\"Patient\",\"id\":\"bob\",\"n\":1.00}");
                assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
                assertThat(send("GET", bob, "").body())
                        .isEqualTo(put.body())
                        .contains("\"versionId\":\"1\"", "\"n\":1.00");
                assertThat(send("GET", url + "/datastore/" + store + "/r4/Patient?_id=bob,ann&_total=accurate", "")
                                .body())
                        .contains("\"total\":1", "\"id\":\"bob\"", url.toString());
                assertThat(send("DELETE", bob, "").statusCode()).isEqualTo(204);
                assertThat(send("GET", bob, "").statusCode()).isEqualTo(410);
                assertThat(send("GET", bob + "/_history", "").body())
                        .contains("\"total\":2", "\"method\":\"DELETE\"", "\"method\":\"PUT\"", url.toString());
            } finally {
                server.toHandle().destroy();
                assertThat(server.waitFor(ShippedJar.PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
            }
        }
    }

    private HttpResponse<String> send(String method, String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/fhir+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
