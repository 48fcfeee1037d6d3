package dev.tarn.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import dev.tarn.domain.datastore.DatastoreId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tokens that write learn of resources that they may not read ({@code authorization.md} 3.7). */
class WriteTokensTest {

    private static final Map<String, String> PATCH = Map.of("Content-Type", "application/json-patch+json");
    private static final Map<String, String> KEYED = Map.of(
            "Content-Type",
            "application/fhir+json",
            "x-amz-fhir-idempotency-key",
            "0f8fad5b-d9cb-469f-a165-70867728950e");

    @TempDir
    private Path directory;

    private SmartServer server;
    private DatastoreId store;

    @BeforeEach
    void serve() throws IOException, JOSEException {
        server = new SmartServer(directory);
        store = server.store(false, "permission-v2");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String communication(String patient) {
        return "{\"resourceType\":\"Communication\",\"status\":\"completed\",\"id\":\"c\",\"language\":\"de\","
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"}}";
    }

    private HttpResponse<String> patch(String token, String patch) {
        return server.send("PATCH", store, "Communication/c", token, patch, PATCH);
    }

    @Test
    void a_patch_reads_nothing_without_the_letter_r() throws JOSEException {
        assertThat(server.signed("PUT", store, "Communication/c", communication("p1"))
                        .statusCode())
                .isEqualTo(201);
        String writer = server.token(server.claims(store, "patient/Communication.u"));
        String reader = server.token(server.claims(store, "patient/Communication.ru"));
        for (String operation : List.of("test", "copy", "move")) {
            String reads = "[{\"op\":\"" + operation
                    + "\",\"from\":\"/language\",\"path\":\"/sent\",\"value\":\"2026-01-01\"}]";
            HttpResponse<String> refused = patch(writer, reads);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("Insufficient SMART scope permissions.");
            HttpResponse<String> answered = patch(reader, reads);
            // The test fails; the others make a "sent" that is no date.
            assertThat(answered.statusCode()).as(answered.body()).isEqualTo(operation.equals("test") ? 422 : 400);
        }
        HttpResponse<String> written = patch(writer, "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"en\"}]");
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(written.body()).isEmpty();
    }

    @Test
    void an_idempotency_key_is_that_of_its_holder() throws JOSEException {
        String one = server.token(server.claims(store, "patient/*.cruds"));
        String other = server.token(
                server.claims(store, "patient/*.cruds").claim("patient", "p2").subject("u2"));
        assertThat(create(one, "p1").statusCode()).isEqualTo(201);
        assertThat(create(other, "p2").statusCode())
                .as("the same key of another subject is another key")
                .isEqualTo(201);
        HttpResponse<String> again = create(other, "p2");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
        String location = again.headers().firstValue("Location").orElseThrow();
        String address = location.substring(location.indexOf("Communication/"));
        assertThat(server.get(store, address, other).statusCode())
                .as("the refusal names the resource of the holder")
                .isEqualTo(200);
    }

    private HttpResponse<String> create(String token, String patient) {
        return server.send("POST", store, "Communication", token, communication(patient), KEYED);
    }
}
