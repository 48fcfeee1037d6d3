package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What goes in over HTTP comes out again, and nothing of it is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirRoundTripTest {

    private static final Path SYNTHEA = Path.of("..", "adapter-inmemory", "src", "test", "resources", "synthea-sample");
    private static final Pattern ADDRESS =
            Pattern.compile("\\{\\s*\"resourceType\"\\s*:\\s*\"(\\w+)\".*?\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TAKEN = Pattern.compile("\"(versionId\":\"\\d+|lastUpdated\":\"[0-9T:.Z-]+)\",?");

    /** HealthLake's 5 MB. */
    private static final int LARGEST = 5 * 1024 * 1024;

    private static final int UPDATES = 500;

    private TarnServer tarn;
    private FhirWire fhir;

    @BeforeAll
    void start(@TempDir Path folder) {
        tarn = TarnServer.start(Settings.forTest(folder).withoutValidation());
        fhir = FhirWire.of(tarn);
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @Test
    void every_resource_of_synthea_comes_back_but_for_what_is_the_servers() throws IOException {
        List<String> lines = synthea();
        assertThat(lines).hasSizeGreaterThan(200);

        assertThat(lines).allSatisfy(line -> same(line, false));
    }

    @Test
    void decimals_unknown_members_and_every_character_come_back() {
        same(
                "{\"resourceType\":\"Observation\",\"id\":\"odd\",\"valueQuantity\":{\"value\":1.00},\"z\":[1e-400,-0.0,12345678901234567890.10],\"unknown\":{\"b\":null,\"a\":true},\"t\":\"\uD83E\uDD8A"
                        + " \\ud83e\\udd8a \\u0001 \u2028\"}",
                true);
    }

    @Test
    void a_resource_of_five_megabytes_comes_back_and_one_more_byte_is_413() {
        String head = "{\"resourceType\":\"Binary\",\"id\":\"large\",\"contentType\":\"text/plain\",\"data\":\"";
        String large = head + "x".repeat(LARGEST - head.length() - 2) + "\"}";
        assertThat(large).hasSize(LARGEST);

        same(large, true);
        HttpResponse<byte[]> over = put("Binary/large", large + " ", Map.of());
        assertThat(over.statusCode()).isEqualTo(413);
        assertThat(text(over))
                .contains("\"OperationOutcome\"")
                .contains("too-long")
                .contains("5242880");
    }

    @Test
    void two_clients_that_update_one_resource_lose_no_update() {
        put("Group/counter", "{\"resourceType\":\"Group\",\"id\":\"counter\",\"quantity\":0}", Map.of());

        CompletableFuture<?>[] clients = IntStream.range(0, 2)
                .mapToObj(client -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, UPDATES).forEach(update -> addOne())))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(clients).join();

        HttpResponse<byte[]> last = fhir.get("Group/counter");
        assertThat(text(last)).contains("\"quantity\":" + 2 * UPDATES);
        assertThat(last.headers().firstValue("ETag")).hasValue("W/\"" + (2 * UPDATES + 1) + "\"");
    }

    /** Reads, adds one, and writes if nobody has written meanwhile; else again. */
    private void addOne() {
        int status = 412;
        while (status == 412) {
            HttpResponse<byte[]> read = fhir.get("Group/counter");
            Matcher quantity = Pattern.compile("\"quantity\":(\\d+)").matcher(text(read));
            assertThat(quantity.find()).isTrue();
            int next = Integer.parseInt(quantity.group(1)) + 1;
            status = put(
                            "Group/counter",
                            "{\"resourceType\":\"Group\",\"id\":\"counter\",\"quantity\":" + next + "}",
                            Map.of("If-Match", read.headers().firstValue("ETag").orElseThrow()))
                    .statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void the_endpoint_that_a_store_names_is_the_one_that_answers() {
        Wire wire = new Wire(tarn.url());
        wire.call("CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\"}");
        String endpoint = wire.last("DatastoreEndpoint");

        assertThat(endpoint).startsWith(tarn.url().toString());
        assertThat(text(FhirWire.at(endpoint).get("metadata"))).contains("\"url\":\"" + endpoint + "\"");
    }

    private void same(String json, boolean created) {
        Matcher address = ADDRESS.matcher(json);
        assertThat(address.find()).as("%s", json).isTrue();
        String path = address.group(1) + "/" + address.group(2);

        HttpResponse<byte[]> written = put(path, json, Map.of());
        HttpResponse<byte[]> read = fhir.get(path);

        assertThat(written.statusCode()).as(path).isBetween(200, 201);
        assertThat(read.body()).isEqualTo(written.body());
        assertThat(withoutServers(text(read)).equals(withoutServers(json)))
                .as("%s", created ? path : json)
                .isTrue();
    }

    /** Leaves out the two members of meta, and a meta that has no other. */
    private static String withoutServers(String json) {
        return TAKEN.matcher(json)
                .replaceAll("")
                .replace(",\"meta\":{}", "")
                .replace("\"meta\":{},", "")
                .replace(",}", "}");
    }

    private HttpResponse<byte[]> put(String path, String json, Map<String, String> headers) {
        return fhir.put(path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static List<String> synthea() throws IOException {
        try (Stream<Path> files = Files.list(SYNTHEA)) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .flatMap(FhirRoundTripTest::lines)
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
