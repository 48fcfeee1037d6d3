package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that is found while the server runs: what clients and the log get. */
class DamagedDataTest {

    /** So large that the body has blocks of its own. */
    private static final int LENGTH = 40_000;

    private static final String MARK = "in the middle of what is damaged";

    @TempDir
    private Path folder;

    @Test
    void a_read_of_a_damaged_resource_is_500_with_one_sentence_and_logged_once() throws IOException {
        Settings settings =
                Settings.forTest(folder.resolve("objects")).withoutValidation().data(folder.resolve("data"));
        DatastoreId store;
        try (TarnServer tarn = TarnServer.start(settings)) {
            store = tarn.healthLake()
                    .datastores()
                    .create(CreateDatastoreRequest.unnamed())
                    .id();
            FhirWire fhir = FhirWire.at(endpoint(tarn, store));
            for (String id : List.of("whole", "damaged")) {
                assertThat(fhir.put("Binary/" + id, resource(id), Map.of()).statusCode())
                        .isEqualTo(201);
            }
        }
        damage(folder.resolve("data").resolve("tarn.mv.db"));

        try (LoggedLines logged = LoggedLines.of("dev.tarn.http")) {
            try (TarnServer tarn = TarnServer.start(settings)) {
                FhirWire fhir = FhirWire.at(endpoint(tarn, store));
                for (int i = 0; i < 3; i++) {
                    HttpResponse<byte[]> answer = fhir.get("Binary/damaged");
                    assertThat(answer.statusCode()).isEqualTo(500);
                    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                            .contains(
                                    "OperationOutcome",
                                    "Binary/damaged cannot be read",
                                    "tarn.mv.db is damaged: block ",
                                    "start Tarn once with --recover")
                            .doesNotContain("Exception", "dev.tarn", "org.h2", MARK);
                }
                assertThat(fhir.get("Binary/whole").statusCode()).isEqualTo(200);
            }
            assertThat(logged.lines())
                    .singleElement(STRING)
                    .contains("Binary/damaged cannot be read")
                    .doesNotContain("Exception", "org.h2");
            assertThat(logged.thrown()).isEmpty();
        }
    }

    private static String endpoint(TarnServer tarn, DatastoreId store) {
        return tarn.url() + "/datastore/" + store + "/r4/";
    }

    private static byte[] resource(String id) {
        String text = "-".repeat(LENGTH / 2) + (id.equals("damaged") ? MARK : "") + "-".repeat(LENGTH / 2);
        return ("{\"resourceType\":\"Binary\",\"id\":\"" + id + "\",\"contentType\":\"text/plain\",\"x\":\"" + text
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void damage(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(MARK);
        Files.write(file, text.replace(MARK, MARK.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.ISO_8859_1));
    }
}
