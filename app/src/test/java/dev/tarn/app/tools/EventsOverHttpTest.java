package dev.tarn.app.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.EventTarget;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.ToolSettings;
import dev.tarn.app.tools.Tools.Reply;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.event.EventTimeoutException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events out of the server: polled, streamed, and delivered. */
class EventsOverHttpTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path objects;

    private static DatastoreId create(TarnServer tarn) {
        return tarn.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.named("patients"))
                .id();
    }

    @Test
    void events_are_polled_by_the_number_of_the_last_one_seen() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects))) {
            DatastoreId id = create(tarn);
            tarn.healthLake().datastores().describe(id);

            Reply all = Tools.send(tarn.url(), "GET", "/_tarn/events", "");

            assertThat(all.body().at("/events/0/event/detail-type").asText()).isEqualTo("Data Store Creating");
            assertThat(all.body().at("/events/1/event/detail-type").asText()).isEqualTo("Data Store Active");
            assertThat(all.body().at("/events/1/event/detail/datastoreName").asText())
                    .isEqualTo("patients");
            assertThat(all.body().path("last").asInt()).isEqualTo(2);
            Reply later = Tools.send(tarn.url(), "GET", "/_tarn/events?after=1", "");
            assertThat(Tools.texts(later.body().path("events"), "sequence")).containsExactly("2");
            assertThat(Tools.send(tarn.url(), "GET", "/_tarn/events?after=first", "")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_test_awaits_an_event_by_its_type_and_a_timeout_lists_what_came_instead() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects))) {
            DatastoreId id = create(tarn);

            assertThat(tarn.events()
                            .await("Data Store Active")
                            .event()
                            .datastore()
                            .datastoreId())
                    .isEqualTo(id);
            assertThatThrownBy(() -> tarn.events().await("Import Job Completed", entry -> true, Duration.ofMillis(1)))
                    .isInstanceOf(EventTimeoutException.class)
                    .hasMessageContaining("Data Store Creating, Data Store Active");
        }
    }

    @Test
    void a_stream_has_the_events_after_the_last_one_seen_and_then_those_that_come() throws Exception {
        BufferedReader lines;
        try (TarnServer tarn = TarnServer.start(Settings.forTest(objects))) {
            create(tarn);
            tarn.events().await("Data Store Active");
            HttpRequest request = HttpRequest.newBuilder(tarn.url().resolve("/_tarn/events"))
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", "1")
                    .build();
            var response = Tools.HTTP.send(request, BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(next(lines)).startsWith("id: 2", "event: Data Store Active");

            DatastoreId second = create(tarn);

            List<String> third = next(lines);
            assertThat(third).startsWith("id: 3", "event: Data Store Creating");
            JsonNode data = MAPPER.readTree(third.get(2).substring("data: ".length()));
            assertThat(data.at("/detail/datastoreId").asText()).isEqualTo(second.value());
            assertThat(next(lines)).startsWith("id: 4", "event: Data Store Active");
        }
        assertThat(lines.lines().filter(line -> !line.isEmpty() && !line.startsWith(":")))
                .as("a server that closes ends the stream")
                .isEmpty();
    }

    private static List<String> next(BufferedReader lines) throws IOException {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !event.isEmpty()) {
                return event;
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.add(line);
            }
        }
        throw new IOException("The stream ended after " + event);
    }

    /** A request that a target received. */
    private record Received(String target, JsonNode body) {
        private String type() {
            return body.path("detail-type").asText();
        }
    }

    /** {@return a target that answers with these statuses, and then with 200} */
    private static HttpServer target(BlockingQueue<Received> received, String answer, Integer... statuses)
            throws IOException {
        BlockingQueue<Integer> first = new LinkedBlockingQueue<>(List.of(statuses));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
                    MAPPER.readTree(exchange.getRequestBody().readAllBytes())));
            reply(exchange, first.isEmpty() ? 200 : first.remove(), answer);
        });
        server.start();
        return server;
    }

    private static void reply(HttpExchange exchange, int status, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private TarnServer sending(String target) {
        return TarnServer.start(
                Settings.forTest(objects).tools(ToolSettings.DEFAULT.events(EventTarget.parse(target))));
    }

    @Test
    void every_event_is_posted_in_order_and_again_after_an_error_of_the_target() throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer target = target(received, "", 503);
        try (TarnServer tarn = sending("http://127.0.0.1:" + target.getAddress().getPort() + "/events")) {
            create(tarn);

            assertThat(next(received).type()).isEqualTo("Data Store Creating");
            assertThat(next(received).type()).as("after the 503").isEqualTo("Data Store Creating");
            assertThat(next(received).type()).isEqualTo("Data Store Active");
        } finally {
            target.stop(0);
        }
    }

    private static Received next(BlockingQueue<Received> received) throws InterruptedException {
        return Objects.requireNonNull(received.poll(20, TimeUnit.SECONDS), "the target received nothing for 20 s");
    }

    @Test
    void an_EventBridge_API_gets_PutEvents() throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        HttpServer target = target(received, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}");
        try (TarnServer tarn =
                sending("eventbridge:http://127.0.0.1:" + target.getAddress().getPort())) {
            DatastoreId id = create(tarn);

            Received first = next(received);

            assertThat(first.target()).isEqualTo("AWSEvents.PutEvents");
            JsonNode entry = first.body().at("/Entries/0");
            assertThat(entry.path("Source").asText()).isEqualTo("aws.healthlake");
            assertThat(entry.path("DetailType").asText()).isEqualTo("Data Store Creating");
            assertThat(entry.at("/Resources/0").asText()).endsWith("datastore/fhir/" + id);
            assertThat(MAPPER.readTree(entry.path("Detail").asText())
                            .path("datastoreId")
                            .asText())
                    .isEqualTo(id.value());
        } finally {
            target.stop(0);
        }
    }
}
