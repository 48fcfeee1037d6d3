package dev.tarn.app.tools;

import static dev.tarn.domain.operation.HealthLakeOperation.LIST_FHIR_DATASTORES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.ToolSettings;
import dev.tarn.app.tools.Tools.Reply;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.operation.S3Operation;
import dev.tarn.ports.request.RecordedBody;
import dev.tarn.ports.request.RecordedRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.HealthLakeException;

/** Recorded requests, in Java and at {@code /_tarn/requests}. */
class RecentRequestsTest extends FaultTest {

    @BeforeEach
    void forget() {
        tarn.requests().clear();
    }

    private HttpResponse<String> send(String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(tarn.url().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return Tools.HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private RecordedRequest only() {
        List<RecordedRequest> all = tarn.requests().list();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void a_call_of_the_SDK_is_recorded_before_its_answer_arrives() {
        String requestId =
                once.listFHIRDatastores(request -> {}).responseMetadata().requestId();

        RecordedRequest recorded = only();
        assertThat(recorded.operation()).contains(LIST_FHIR_DATASTORES);
        assertThat(recorded.method()).isEqualTo("POST");
        assertThat(recorded.path()).isEqualTo("/");
        assertThat(recorded.status()).hasValue(200);
        assertThat(recorded.requestId()).isEqualTo(requestId);
        assertThat(recorded.caller().orElseThrow().scope())
                .isEqualTo(Settings.forTest(objects).scope());
        assertThat(recorded.duration()).isPositive().isLessThan(Duration.ofSeconds(30));
        assertThat(recorded.requestBody()).isEmpty();
        assertThat(recorded.toString()).contains("POST / ListFHIRDatastores 200", requestId);
    }

    @Test
    void rejected_requests_are_recorded_with_what_they_say_of_themselves() throws Exception {
        assertThatThrownBy(() -> describe("0123456789abcdef0123456789abcdef")).isInstanceOf(HealthLakeException.class);
        assertThat(only().operation()).contains(HealthLakeOperation.DESCRIBE_FHIR_DATASTORE);
        assertThat(only().status()).hasValue(400);
        forget();

        send("POST", "/", Tools.AUTHORIZATION, "{");
        assertThat(only().caller()).isPresent();
        assertThat(only().operation()).isEmpty();
        forget();

        send("GET", "/nothing?here=1", "", "");
        assertThat(only().status()).hasValue(404);
        assertThat(only().query()).contains("here=1");
        assertThat(only().caller()).isEmpty();
    }

    @Test
    void a_FHIR_interaction_has_the_name_of_its_IAM_action() throws Exception {
        String store = create();
        forget();

        send("GET", "/datastore/" + store + "/r4/Patient?name=ann&_count=1", Tools.AUTHORIZATION, "");

        assertThat(only().operation()).contains(HealthLakeOperation.SEARCH_WITH_GET);
        assertThat(only().path()).isEqualTo("/datastore/" + store + "/r4/Patient");
        assertThat(only().query()).contains("name=ann&_count=1");
    }

    @Test
    void an_operation_of_S3_is_recorded_in_the_account_of_its_access_key() throws Exception {
        send(
                "GET",
                "/missing/key",
                Tools.AUTHORIZATION.replace("test/", "210987654321/").replace("healthlake", "s3"),
                "");

        assertThat(only().operation()).contains(S3Operation.GET_OBJECT);
        assertThat(only().status()).hasValue(404);
        assertThat(tarn.requests().of("210987654321")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/b/k?X-Amz-Credential=test%2F20261121%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=50c4e7",
                "/b/k?x-amz-security-token=50c4e7&a=1",
                "/b/k?X-Amz-Sign%61ture=50c4e7",
                "/b/k?X-Amz-Signature+=50c4e7",
                "/b/k?a=1&AWSAccessKeyId=50c4e7&Signature=50c4e7",
                "/datastore/x/r4/Patient?access_token=50c4e7",
            })
    void no_credential_is_recorded(String path) throws Exception {
        send("GET", path, "", "");

        assertThat(only().query().orElseThrow())
                .doesNotContain("50c4e7", "aws4_request")
                .contains("=REDACTED");
        assertThat(Tools.send(tarn.url(), "GET", "/_tarn/requests", "").body().toString())
                .doesNotContain("50c4e7", "aws4_request");
    }

    @Test
    void parameters_of_a_search_are_recorded_as_they_are() throws Exception {
        send("GET", "/datastore/x/r4/Observation?code=8480-6&=&&name", Tools.AUTHORIZATION, "");

        assertThat(only().query()).contains("code=8480-6&=&&name");
    }

    @Test
    void a_request_whose_connection_was_broken_has_no_status() {
        tarn.faults().on(LIST_FHIR_DATASTORES).times(1).disconnect(Disconnect.Kind.EMPTY_RESPONSE);

        assertThatThrownBy(() -> once.listFHIRDatastores(request -> {})).isInstanceOf(SdkException.class);

        assertThat(only().status()).isEqualTo(OptionalInt.empty());
        assertThat(only().operation()).contains(LIST_FHIR_DATASTORES);
    }

    @Test
    void the_route_filters_by_account_and_number_limits_and_clears() throws Exception {
        try (HealthLakeClient other = Tools.client(tarn, "210987654321", 1)) {
            once.listFHIRDatastores(request -> {});
            other.listFHIRDatastores(request -> {});
            other.listFHIRDatastores(request -> {});
        }
        long first = tarn.requests().list().get(0).sequence();

        JsonNode all = list("");
        assertThat(all.path("requests")).hasSize(3);
        assertThat(all.path("last").asLong()).isEqualTo(first + 2);
        JsonNode shown = all.at("/requests/0");
        assertThat(shown.path("operation").asText()).isEqualTo("ListFHIRDatastores");
        assertThat(shown.path("service").asText()).isEqualTo("healthlake");
        assertThat(shown.path("account").asText()).isEqualTo("123456789012");
        assertThat(shown.path("region").asText()).isEqualTo("us-east-1");
        assertThat(shown.path("status").asInt()).isEqualTo(200);
        assertThat(shown.path("durationMicros").asLong()).isPositive();
        assertThat(shown.has("requestBody")).isFalse();
        assertThat(list("?account=210987654321").path("requests")).hasSize(2);
        assertThat(list("?after=" + first).path("requests")).hasSize(2);
        assertThat(list("?limit=1").at("/requests/0/sequence").asLong()).isEqualTo(first + 2);
        assertThat(list("?limit=0").path("requests")).isEmpty();

        assertThat(Tools.send(tarn.url(), "DELETE", "/_tarn/requests", "").status())
                .isEqualTo(200);
        assertThat(list("").path("requests")).isEmpty();
        assertThat(list("").path("last").asLong()).isEqualTo(first + 2);
    }

    private JsonNode list(String query) throws IOException, InterruptedException {
        Reply reply = Tools.send(tarn.url(), "GET", "/_tarn/requests" + query, "");
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acount=123456789012 | The parameter 'acount' is not known here",
                "account=ann | 'ann' is not an AWS account ID",
                "after=x | The parameter after is 'x'",
                "limit=-1 | The parameter limit is '-1'"
            })
    void a_wrong_parameter_is_an_error(String query, String message) throws Exception {
        Reply reply = Tools.send(tarn.url(), "GET", "/_tarn/requests?" + query, "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("Message").asText()).contains(message);
    }

    @Test
    void a_query_that_cannot_be_decoded_is_an_error() throws Exception {
        try (Socket socket = new Socket(tarn.url().getHost(), tarn.url().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("GET /_tarn/requests?after=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void recorded_requests_are_bounded_by_bytes_however_long_the_paths_are() throws Exception {
        String path = "/" + "a".repeat(3_000);
        for (int i = 0; i < 300; i++) {
            send("GET", path, "", "");
        }

        assertThat(tarn.requests().list()).hasSizeBetween(200, 299);
        assertThat(tarn.requests().list()).allMatch(request -> request.path().length() <= 2_051);
    }

    @Test
    void a_reset_forgets_the_requests() throws Exception {
        once.listFHIRDatastores(request -> {});
        Tools.send(tarn.url(), "POST", "/_tarn/reset", "");
        assertThat(tarn.requests().list()).isEmpty();
        once.listFHIRDatastores(request -> {});
        tarn.reset();
        assertThat(tarn.requests().list()).isEmpty();
    }

    @Test
    void bodies_of_HealthLake_are_recorded_where_that_is_set_up_to_their_limit(@TempDir Path directory)
            throws Exception {
        Settings settings = Settings.forTest(directory).tools(ToolSettings.DEFAULT.requestBodies(true));
        try (TarnServer server = TarnServer.start(settings);
                HealthLakeClient client = Tools.client(server, "test", 1)) {
            client.listFHIRDatastores(request -> request.maxResults(7));

            RecordedRequest recorded = server.requests().list().get(0);
            assertThat(recorded.requestBody()).contains(new RecordedBody("{\"MaxResults\":7}", 16));
            assertThat(recorded.responseBody().orElseThrow().text()).isEqualTo("{\"DatastorePropertiesList\":[]}");

            assertThatThrownBy(() -> client.listTagsForResource(request -> request.resourceARN("a".repeat(20_000))))
                    .isInstanceOf(HealthLakeException.class);
            Optional<RecordedBody> cut = server.requests().list().get(1).requestBody();
            assertThat(cut.orElseThrow().text()).hasSize(RecordedBody.MOST);
            assertThat(cut.orElseThrow().bytes()).isGreaterThan(20_000);
            Reply listed = Tools.send(server.url(), "GET", "/_tarn/requests?limit=1", "");
            assertThat(listed.body().at("/requests/0/requestBodyBytes").asLong())
                    .isGreaterThan(20_000);
        }
    }

    @Test
    void where_the_tools_are_disabled_nothing_is_recorded(@TempDir Path directory) throws Exception {
        Settings settings = Settings.forTest(directory).tools(ToolSettings.DEFAULT.admin(false));
        try (TarnServer server = TarnServer.start(settings)) {
            assertThat(Tools.send(server.url(), "GET", "/_tarn/requests", "").status())
                    .isEqualTo(404);
            assertThatThrownBy(server::requests)
                    .isInstanceOf(Unsupported.class)
                    .hasMessageContaining("ToolSettings.DEFAULT.admin(true)");
        }
    }

    @Test
    void a_test_awaits_a_request() throws Exception {
        Thread other = new Thread(() -> once.listFHIRDatastores(request -> {}));
        other.start();

        assertThat(tarn.requests()
                        .await(
                                request -> request.operation().equals(Optional.of(LIST_FHIR_DATASTORES)),
                                Duration.ofSeconds(30)))
                .isPresent();
        other.join();
    }
}
