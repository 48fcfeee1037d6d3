package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Settings;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.await.Await;
import dev.tarn.ports.await.Patience;
import dev.tarn.ports.job.ImportJobs;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search sees each write that was answered before it ({@code decisions.md} D47), also beside an import of its type. */
class SearchConsistencyTest {

    private static final int ROUNDS = Integer.getInteger("tarn.search.rounds", 100);
    private static final int CLIENTS = 2;
    private static final int IMPORTED = 20_000;
    /** The resources of a client, which it writes in turn. */
    private static final int OWN = 7;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_client_finds_what_it_wrote_and_not_what_it_deleted_while_an_import_runs(boolean onDisk) throws Exception {
        Settings settings = Settings.forTest(folder.resolve("objects"));
        try (TarnServer tarn = TarnServer.start(onDisk ? settings.data(folder.resolve("data")) : settings)) {
            Jobs jobs = new Jobs(tarn.healthLake(), tarn.objects());
            writeInput();
            FhirWire fhir = FhirWire.at(tarn.url() + "/datastore/" + jobs.store() + "/r4/");
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
            try {
                List<Future<?>> clients = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    String name = "client" + client;
                    clients.add(threads.submit(() -> rounds(fhir, name)));
                }
                Future<Integer> imports =
                        threads.submit(() -> importUntil(tarn.healthLake().importJobs(), jobs, clients));
                for (Future<?> client : clients) {
                    client.get();
                }
                assertThat(imports.get()).isPositive();
            } finally {
                threads.shutdownNow();
            }
            assertThat(text(fhir.get("Observation?status=final&_total=accurate&_count=1")))
                    .contains("\"total\":" + IMPORTED);
            assertThat(text(fhir.get("Observation?status=amended&_total=accurate")))
                    .contains("\"total\":0");
        }
    }

    private void writeInput() throws IOException {
        Path input = Files.createDirectories(folder.resolve("objects").resolve(Jobs.INPUT));
        Files.writeString(
                input.resolve("Observation.ndjson"),
                IntStream.range(0, IMPORTED)
                        .mapToObj(i -> observation("imported" + i, "final", "imported"))
                        .collect(Collectors.joining("\n")));
    }

    /** Imports the same resources again and again: each time is another version of all. */
    private static int importUntil(ImportJobs imported, Jobs jobs, List<Future<?>> clients) throws Exception {
        Await await = Await.with(Patience.LOCAL.upTo(Duration.ofMinutes(1)));
        int imports = 0;
        do {
            assertThat(await.awaitEnd(
                                    imported::describe,
                                    jobs.store(),
                                    jobs.runImport().id())
                            .status())
                    .isEqualTo(JobStatus.COMPLETED);
            imports++;
        } while (!clients.stream().allMatch(Future::isDone));
        return imports;
    }

    private static void rounds(FhirWire fhir, String client) {
        for (int round = 0; round < ROUNDS; round++) {
            String id = client + "-" + round % OWN;
            boolean existed = round >= OWN && !isDeleting(round - OWN);
            String code = client + "-" + round;
            String search = "Observation?code=" + code;
            assertThat(fhir.put(
                                    "Observation/" + id,
                                    observation(id, "amended", code).getBytes(StandardCharsets.UTF_8),
                                    Map.of())
                            .statusCode())
                    .as("round %d, the PUT", round)
                    .isEqualTo(existed ? 200 : 201);
            assertThat(text(fhir.get(search)))
                    .as("round %d, after the PUT", round)
                    .contains("\"id\":\"" + id + "\"");
            assertThat(text(fhir.get("Observation?code=" + client + "-" + (round - OWN) + "&_total=accurate")))
                    .as("round %d, the code before the update", round)
                    .contains("\"total\":0");
            if (isDeleting(round)) {
                assertThat(fhir.delete("Observation/" + id).statusCode()).isEqualTo(204);
                assertThat(text(fhir.get(search + "&_total=accurate")))
                        .as("round %d, after the DELETE", round)
                        .contains("\"total\":0");
            }
        }
        for (int n = 0; n < OWN; n++) {
            fhir.delete("Observation/" + client + "-" + n);
        }
    }

    /** {@return whether a client deletes in this round what it has written} */
    private static boolean isDeleting(int round) {
        return round % 2 == 1;
    }

    private static String observation(String id, String status, String code) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"" + status
                + "\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]}}";
    }

    private static String text(HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(text).isEqualTo(200);
        return text;
    }
}
