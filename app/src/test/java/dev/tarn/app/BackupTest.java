package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Settings;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a server that goes on, and what it says when its files are gone. */
class BackupTest {

    private static final int WRITERS = 2;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void a_backup_over_http_has_every_write_that_was_answered_before_it_and_a_server_starts_on_it() throws Exception {
        AtomicIntegerArray answered = new AtomicIntegerArray(WRITERS);
        AtomicBoolean done = new AtomicBoolean();
        try (TarnServer tarn = start("data")) {
            String store = store(tarn);
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(CompletableFuture.runAsync(() -> {
                    FhirWire fhir = FhirWire.at(tarn.url() + store);
                    while (!done.get()) {
                        String path = "Patient/w" + writer + "-" + (answered.get(writer) + 1);
                        assertThat(put(fhir, path)).isEqualTo(201);
                        answered.incrementAndGet(writer);
                    }
                }));
            }
            for (int backup = 0; backup < 3; backup++) {
                int[] before = {answered.get(0), answered.get(1)};
                HttpResponse<String> answer = backup(tarn, folder.resolve("b" + backup));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body())
                        .contains("\"status\":\"complete\"", "\"directory\":\"" + folder.resolve("b" + backup));
                try (TarnServer restored = start("b" + backup)) {
                    FhirWire fhir = FhirWire.at(restored.url() + store);
                    for (int i = 0; i < WRITERS; i++) {
                        for (int number = 1; number <= before[i]; number++) {
                            assertThat(fhir.get("Patient/w" + i + "-" + number).statusCode())
                                    .isEqualTo(200);
                        }
                    }
                }
            }
            done.set(true);
            writers.forEach(CompletableFuture::join);
        }
    }

    @Test
    void a_server_with_data_in_memory_says_what_can_be_backed_up() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder.resolve("objects")))) {
            HttpResponse<String> answer = backup(tarn, folder.resolve("backup"));

            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(answer.body()).contains("Data is in memory", "--data");
            assertThat(folder.resolve("backup")).doesNotExist();
        }
    }

    @Test
    void a_backup_into_objects_or_over_files_is_refused() throws Exception {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("precious"), "yes");
        try (TarnServer tarn = start("data")) {
            assertThat(backup(tarn, folder.resolve("objects").resolve("backup")).statusCode())
                    .isEqualTo(400);
            HttpResponse<String> refused = backup(tarn, full);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("is not empty");
        }
    }

    @Test
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "Windows does not let another program remove a file that is open")
    void when_its_files_are_removed_a_server_refuses_writes_says_so_and_saves_what_it_has() throws Exception {
        String store;
        try (TarnServer tarn = start("data")) {
            store = store(tarn);
            FhirWire fhir = FhirWire.at(tarn.url() + store);
            assertThat(put(fhir, "Patient/ann")).isEqualTo(201);
            assertThat(health(tarn).statusCode()).isEqualTo(200);
            for (String name : List.of("tarn.mv.db", "tarn.redo", "tarn.lock")) {
                Files.delete(folder.resolve("data").resolve(name));
            }

            HttpResponse<String> health = health(tarn);
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"status\":\"read-only\"", "was removed while Tarn runs");
            assertThat(tarn.health().status()).isEqualTo(Health.Status.READ_ONLY);
            assertThat(put(fhir, "Patient/bob")).isEqualTo(500);
            assertThat(new Wire(tarn.url()).call("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\"}"))
                    .contains("500", "InternalServerException", "was removed while Tarn runs");
            assertThat(new Wire(tarn.url()).call("ListFHIRDatastores", "{}"))
                    .contains(" 200 ")
                    .containsOnlyOnce("ACTIVE");
            assertThat(fhir.get("Patient/ann").statusCode()).isEqualTo(200);
            assertThat(fhir.get("Patient/bob").statusCode()).isEqualTo(404);

            assertThat(backup(tarn, folder.resolve("saved")).statusCode()).isEqualTo(200);
        }
        try (TarnServer saved = start("saved")) {
            FhirWire fhir = FhirWire.at(saved.url() + store);
            assertThat(fhir.get("Patient/ann").statusCode()).isEqualTo(200);
            assertThat(put(fhir, "Patient/bob")).isEqualTo(201);
        }
    }

    private TarnServer start(String data) {
        return TarnServer.start(Settings.forTest(folder.resolve("objects")).data(folder.resolve(data)));
    }

    private static String store(TarnServer tarn) {
        return "/datastore/"
                + tarn.healthLake()
                        .datastores()
                        .create(CreateDatastoreRequest.unnamed())
                        .id()
                + "/r4/";
    }

    private static int put(FhirWire fhir, String path) {
        String json = "{\"resourceType\":\"Patient\",\"id\":\"" + path.substring(path.indexOf('/') + 1) + "\"}";
        return fhir.put(path, json.getBytes(StandardCharsets.UTF_8), Map.of()).statusCode();
    }

    private static HttpResponse<String> backup(TarnServer tarn, Path target) throws Exception {
        String directory = URLEncoder.encode(target.toString(), StandardCharsets.UTF_8);
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(tarn.url() + "/_tarn/backup?directory=" + directory))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> health(TarnServer tarn) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(tarn.url() + "/_tarn/health")).build(), BodyHandlers.ofString());
    }
}
