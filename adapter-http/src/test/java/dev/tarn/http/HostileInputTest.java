package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is no proper request gets its status, or its connection is closed; nothing hangs, and others are served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    private Tarn tarn;

    @BeforeAll
    void start() {
        tarn = Tarn.start();
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @AfterEach
    void others_are_still_served() {
        assertThat(tarn.call("ListFHIRDatastores", "{}").status()).isEqualTo(200);
    }

    @Test
    void a_request_line_over_its_limit_is_414() throws IOException {
        try (RawClient client = client()) {
            client.send("GET /" + "x".repeat(9 * 1024) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> Wire.refused(answer, 414, "MalformedHttpRequestException"));
        }
    }

    @Test
    void headers_over_their_limit_are_431() throws IOException {
        try (RawClient client = client()) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-Flood: yes\r\n".repeat(4000) + "\r\n");

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> Wire.refused(answer, 431, "MalformedHttpRequestException"));
        }
    }

    @Test
    void headers_without_end_are_cut_off() throws IOException {
        try (RawClient client = client()) {
            client.send("GET / HTTP/1.1\r\n" + "X-Flood: yes\r\n".repeat(4000));

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> Wire.refused(answer, 431, "MalformedHttpRequestException"));
            assertThat(client.flood("X-Flood: yes\r\n".repeat(4000).getBytes(StandardCharsets.US_ASCII), 100_000))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
                "GET / HTTP/1.1\r\nNo colon\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/1.1 x\r\nHost: localhost\r\n\r\n",
                "GET / FOO/1.1\r\nHost: localhost\r\n\r\n",
                "GET / H\"TP/1.1\r\nNo colon\r\n\r\n",
                "GET / http/1.1\r\nHost: localhost\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "G\u00c9T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void what_is_no_HTTP_is_answered_with_400_and_closed(String bytes) throws IOException {
        try (RawClient client = client()) {
            client.send(bytes);

            assertThat(client.untilClosed()).singleElement().satisfies(answer -> {
                assertThat(answer.head()).startsWith("HTTP/1.");
                Wire.refused(answer, 400, "MalformedHttpRequestException");
                assertOurs(answer);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET / HTTP/1.2\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
                "GET /datastore/x/r4/Patient/1 HTTP/3.0\r\nHost: localhost\r\n\r\n",
                "POST / HTTP/0.9\r\n\r\n",
                "GET / HTTP/1.10\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/11.1\r\nHost: localhost\r\n\r\n"
            })
    void a_version_of_HTTP_that_is_not_spoken_is_505_in_one_that_is(String bytes) throws IOException {
        try (RawClient client = client()) {
            client.send(bytes);

            assertThat(client.untilClosed()).singleElement().satisfies(answer -> {
                assertThat(answer.head()).startsWith("HTTP/1.1 505 ");
                assertThat(answer.has("connection: close")).isTrue();
                assertThat(answer.body()).contains("is not spoken here; use HTTP/1.1");
                assertOurs(answer);
            });
        }
    }

    private static void assertOurs(RawClient.Raw answer) {
        assertThat(answer.head()).containsIgnoringCase("\r\nx-amzn-RequestId: ").containsIgnoringCase("\r\ndate: ");
    }

    static Stream<Arguments> strangeTargets() {
        return Stream.of(
                arguments("CONNECT example.org:443 HTTP/1.1", 404),
                arguments("OPTIONS * HTTP/1.1", 404),
                arguments("get / HTTP/1.1", 404),
                arguments("TRACE / HTTP/1.1", 404),
                arguments("PRI / HTTP/1.1", 404),
                arguments("GET * HTTP/1.1", 404),
                arguments("GET /a\0b HTTP/1.1", 404),
                arguments("GET /\u00ff\u00fe HTTP/1.1", 404),
                arguments("GET /%zz HTTP/1.1", 400),
                arguments("GET /../../etc/passwd HTTP/1.1", 404),
                arguments("GET http://example.org HTTP/1.1", 400),
                arguments("BREW /_tarn HTTP/1.1", 404),
                arguments("GET ?x HTTP/1.1", 400),
                arguments("GET //datastore//x HTTP/1.1", 404),
                arguments("GET /_tarn/health/ HTTP/1.0", 200));
    }

    @ParameterizedTest
    @MethodSource("strangeTargets")
    void a_strange_target_has_its_status(String line, int status) throws IOException {
        try (RawClient client = client()) {
            client.send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(client.untilClosed()).singleElement().satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(status);
                assertOurs(answer);
            });
        }
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() throws IOException {
        try (RawClient client = client()) {
            String list = Wire.list("Content-Length: 2") + "{}";
            client.send(list + "GET /_tarn/health HTTP/1.1\r\nHost: localhost\r\n\r\n" + list
                    + "GET /no-such-path HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" + list);

            assertThat(client.untilClosed()).extracting(RawClient.Raw::status).containsExactly(200, 200, 200, 404);
        }
    }

    @Test
    void a_thousand_pipelined_requests_are_answered() throws IOException {
        String list = Wire.list("Content-Length: 2") + "{}";
        try (RawClient client = client()) {
            client.send(list.repeat(1000));

            for (int i = 0; i < 1000; i++) {
                assertThat(client.answer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void HTTP_1_0_is_spoken_without_a_Host() throws IOException {
        try (RawClient client = client()) {
            client.send("POST / HTTP/1.0\r\nContent-Type: application/x-amz-json-1.0\r\n"
                    + "X-Amz-Target: HealthLake.ListFHIRDatastores\r\nAuthorization: " + Tarn.AUTHORIZATION
                    + "\r\n\r\n");

            assertThat(client.untilClosed()).singleElement().satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body())
                        .contains("\"http://127.0.0.1:" + tarn.server.port() + "/datastore/" + Samples.ID + "/r4/\"");
            });
        }
    }

    @Test
    void HEAD_says_what_GET_would_and_sends_nothing_of_it() throws IOException {
        try (RawClient client = client()) {
            client.send(
                    "HEAD /_tarn/health HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(client.head()).startsWith("HTTP/1.1 200").containsPattern("(?i)content-length: [1-9]");
            assertThat(client.head()).startsWith("HTTP/1.1 404").containsPattern("(?i)content-length: [1-9]");
        }
    }

    private RawClient client() throws IOException {
        return new RawClient(tarn.server.port());
    }
}
