package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.LoggedLines;
import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartWarningsTest {

    private static final String PROVIDER = "\"IdentityProviderConfiguration\":{\"AuthorizationStrategy\":"
            + "\"SMART_ON_FHIR\",\"Metadata\":\"{\\\"authorization_endpoint\\\":\\\"https://i/a\\\","
            + "\\\"token_endpoint\\\":\\\"https://i/t\\\",\\\"grant_types_supported\\\":[\\\"authorization_code\\\"],"
            + "\\\"capabilities\\\":[\\\"permission-v1\\\"],"
            + "\\\"code_challenge_methods_supported\\\":[\\\"S256\\\",\\\"plain\\\"]}\"}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void a_create_and_an_update_with_metadata_that_clients_refuse_are_accepted_with_a_warning_in_the_log()
            throws IOException, InterruptedException {
        try (LoggedLines logged = LoggedLines.of("dev.tarn.http.operation");
                TarnServer server = TarnServer.start(Settings.forTest(directory))) {
            String made = call(server, "CreateFHIRDatastore", "\"DatastoreTypeVersion\":\"R4\"," + PROVIDER);
            String id = made.replaceAll("(?s).*\"DatastoreId\":\"([^\"]+)\".*", "$1");
            assertThat(logged.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).startsWith("Data store " + id + ": "))
                    .anyMatch(line -> line.contains("use S256 alone"));
            call(server, "UpdateFHIRDatastore", "\"DatastoreId\":\"" + id + "\"," + PROVIDER);
            assertThat(logged.lines()).hasSize(4);
        }
    }

    private static String call(TarnServer server, String operation, String members)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(server.url())
                        .header("Authorization", SmartServer.SIGNED)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "HealthLake." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString("{" + members + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
