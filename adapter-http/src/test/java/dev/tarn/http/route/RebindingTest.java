package dev.tarn.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.RawClient;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose name leads to this machine, and requests whose host is not what it should be (D88). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebindingTest {

    private static final String FHIR = "/datastore/" + Samples.ID + "/r4/";

    private Tarn tarn;

    @BeforeAll
    void start() {
        tarn = Tarn.start(settings -> settings.allowedHosts(List.of("lake.example.org")));
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /",
        "GET, /",
        "GET, /_tarn/health",
        "POST, /_tarn/reset",
        "POST, /_tarn/no-such-path",
        "GET, /no-such-path",
        "GET, /datastore/0123456789abcdef0123456789abcdef/r4/metadata",
        "GET, /datastore/0123456789abcdef0123456789abcdef/r4/Patient/1",
        "PUT, /datastore/0123456789abcdef0123456789abcdef/r4/Patient/1",
        "DELETE, /datastore/0123456789abcdef0123456789abcdef/r4/Patient/1",
        "POST, /datastore/0123456789abcdef0123456789abcdef/r4/",
        "OPTIONS, /",
        "GET, /datastore"
    })
    void a_rebinding_page_is_refused_on_every_route(String method, String path) throws IOException {
        RawClient.Raw answer = ask(method + " " + path + " HTTP/1.1\r\nHost: rebound.example:8080\r\n"
                + "Origin: http://rebound.example:8080\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: HealthLake.ListFHIRDatastores\r\n"
                + "Authorization: " + Tarn.AUTHORIZATION + "\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).contains("rebound.example", "--allow-host", "DNS rebinding");
        assertThat(answer.body()).contains(path.startsWith("/datastore/") ? "OperationOutcome" : "__type");
        assertThat(answer.head()).containsIgnoringCase("x-amzn-RequestId").containsIgnoringCase("\r\ndate: ");
        assertThat(tarn.resets).hasValue(0);
        assertThat(tarn.stub.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost",
                "host: 127.0.0.1:9",
                "Host: LOCALHOST.:80",
                "Host: [::1]:8080",
                "Host: healthlake.us-east-1.amazonaws.com",
                "Host: lake.example.org:443"
            })
    void what_clients_send_is_served(String host) throws IOException {
        assertThat(ask("GET /_tarn/health HTTP/1.1\r\n" + host + "\r\n\r\n").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host:\r\n",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: localhost\r\nhost: rebound.example\r\n",
                "Host: user@localhost\r\n",
                "Host: localhost:http\r\n",
                "Host: localhost:65536\r\n",
                "Host: localhost:080000\r\n",
                "Host: localhost, localhost\r\n",
                "Host: [::1\r\n",
                "Host: .\r\n",
                "Host: http://localhost\r\n"
            })
    void a_host_that_cannot_be_is_400(String headers) throws IOException {
        RawClient.Raw answer = ask("GET /_tarn/health HTTP/1.1\r\n" + headers + "\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("MalformedHttpRequestException");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/_tarn/health, localhost, 200",
        "HTTP://LOCALHOST:80/_tarn/health, localhost, 200",
        "http://localhost:81/_tarn/health, localhost:81, 200",
        "http://localhost:81/_tarn/health, localhost, 400",
        "http://rebound.example/_tarn/health, localhost, 400",
        "http://localhost/_tarn/health, rebound.example, 421",
        "http://rebound.example/_tarn/health, rebound.example, 421",
        "http://user@localhost/_tarn/health, localhost, 400",
        "https://localhost/_tarn/health, localhost, 400"
    })
    void an_absolute_target_names_the_host_of_the_header(String target, String host, int status) throws IOException {
        assertThat(ask("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_host_that_was_served_does_not_let_another_one_in() throws IOException {
        try (RawClient client = new RawClient(tarn.server.port())) {
            String served = "GET /_tarn/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
            client.send(served + served + served.replace("localhost", "rebound.example") + served);

            assertThat(client.untilClosed()).extracting(RawClient.Raw::status).containsExactly(200, 200, 421);
        }
    }

    /** No browser speaks HTTP/1.0. */
    @Test
    void HTTP_1_0_may_be_without_a_host_but_not_with_another() throws IOException {
        assertThat(ask("GET /_tarn/health HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
        assertThat(ask("GET /_tarn/health HTTP/1.0\r\nHost: rebound.example\r\n\r\n")
                        .status())
                .isEqualTo(421);
        assertThat(ask("GET http://rebound.example/_tarn/health HTTP/1.0\r\n\r\n")
                        .status())
                .isEqualTo(421);
    }

    private RawClient.Raw ask(String request) throws IOException {
        try (RawClient client = new RawClient(tarn.server.port())) {
            return client.send(request).answer();
        }
    }

    /** What a page can send without a preflight: simple requests (CORS), by fetch or by a form. */
    @ParameterizedTest
    @CsvSource({
        "POST, /, Origin: http://localhost:3000",
        "POST, /, Origin: null",
        "POST, /, Sec-Fetch-Site: cross-site",
        "POST, /_tarn/reset, Origin: http://evil.example",
        "POST, /_tarn/reset, Sec-Fetch-Site: same-site",
        "POST, /_tarn/no-such-path, Origin: http://evil.example",
        "POST, /datastore/0123456789abcdef0123456789abcdef/r4/Patient, Origin: http://evil.example",
        "POST, /datastore/0123456789abcdef0123456789abcdef/r4/, Sec-Fetch-Site: cross-site",
        "OPTIONS, /datastore/0123456789abcdef0123456789abcdef/r4/Patient/1, Origin: http://evil.example",
        "PUT, /datastore/0123456789abcdef0123456789abcdef/r4/Patient/1, Origin: http://evil.example"
    })
    void the_page_of_another_origin_cannot_write(String method, String path, String header) throws IOException {
        RawClient.Raw answer = ask(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header
                + "\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.head()).doesNotContainIgnoringCase("access-control");
        assertThat(tarn.resets).hasValue(0);
        assertThat(tarn.stub.asked).isEmpty();
    }

    @Test
    void no_answer_can_be_read_by_the_page_of_another_origin() throws IOException {
        for (String path : List.of("/", "/_tarn/health", FHIR + "metadata", FHIR + "Patient/1")) {
            assertThat(ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n")
                            .head())
                    .doesNotContainIgnoringCase("access-control");
        }
    }
}
