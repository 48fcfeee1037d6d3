package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.connection.HttpLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes over a limit gets its status, or its connection is closed; nothing hangs, and others are served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputTest {

    private static final int MEBIBYTE = 1024 * 1024;

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
            client.send("GET /" + "x".repeat(9 * 1024) + " HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> refused(answer, 414, "MalformedHttpRequestException"));
        }
    }

    @Test
    void headers_over_their_limit_are_431() throws IOException {
        try (RawClient client = client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n" + "X-Flood: yes\r\n".repeat(4000) + "\r\n");

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> refused(answer, 431, "MalformedHttpRequestException"));
        }
    }

    @Test
    void headers_without_end_are_cut_off() throws IOException {
        try (RawClient client = client()) {
            client.send("GET / HTTP/1.1\r\n");

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
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void what_is_no_HTTP_is_answered_with_an_error_and_closed(String bytes) throws IOException {
        try (RawClient client = client()) {
            client.send(bytes);

            assertThat(client.untilClosed())
                    .allSatisfy(answer -> assertThat(answer.status()).isBetween(400, 501));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT example.org:443 HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET http://example.org HTTP/1.1",
                "BREW /_tarn HTTP/1.1",
                "GET ?x HTTP/1.1",
                "GET //datastore//x HTTP/1.1",
                "GET /_tarn/health/ HTTP/1.0"
            })
    void strange_targets_are_answered(String line) throws IOException {
        try (RawClient client = client()) {
            client.send(line + "\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.status()).isIn(200, 400, 404, 405));
        }
    }

    @Test
    void a_body_over_its_limit_is_413_even_for_a_client_that_writes_all_of_it_first() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Content-Length: " + 20 * MEBIBYTE));

            assertThat(client.flood(new byte[MEBIBYTE], 20)).isTrue();
            assertThat(client.untilClosed()).singleElement().satisfies(HostileInputTest::tooLarge);
        }
    }

    @Test
    void a_chunked_body_over_its_limit_is_413_too() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawClient client = client()) {
            client.send(head("Transfer-Encoding: chunked"));

            assertThat(client.flood(chunk, 32)).isTrue();
            client.send("0\r\n\r\n");
            assertThat(client.untilClosed()).singleElement().satisfies(HostileInputTest::tooLarge);
        }
    }

    @Test
    void a_body_without_end_is_cut_off() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Content-Length: " + Long.MAX_VALUE));

            assertThat(client.flood(new byte[MEBIBYTE], 100_000)).isFalse();
        }
    }

    @Test
    void a_body_of_just_the_limit_is_read() throws IOException {
        String body = "{" + " ".repeat(MEBIBYTE - 2) + "}";
        assertThat(tarn.call("ListFHIRDatastores", body).status()).isEqualTo(200);
        assertThat(tarn.call("ListFHIRDatastores", body + " ").status()).isEqualTo(413);
    }

    @Test
    void a_chunked_body_is_read() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Transfer-Encoding: chunked") + "1\r\n{\r\n3\r\n   \r\n1\r\n}\r\n0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void chunks_that_are_none_close_the_connection() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Transfer-Encoding: chunked") + "zz\r\n{}\r\n0\r\n\r\n");

            assertThat(client.untilClosed())
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(400));
        }
    }

    @Test
    void who_expects_to_be_told_to_go_on_is_told() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Content-Length: 2\r\nExpect: 100-continue"));
            assertThat(client.answer().status()).isEqualTo(100);

            client.send("{}");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void who_asks_before_sending_too_much_is_refused_before() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Content-Length: " + 2 * MEBIBYTE + "\r\nExpect: 100-continue"));

            tooLarge(client.answer());
        }
    }

    @Test
    void another_expectation_is_417() throws IOException {
        try (RawClient client = client()) {
            client.send(head("Content-Length: 2\r\nExpect: a-miracle"));

            assertThat(client.answer().status()).isEqualTo(417);
        }
    }

    @Test
    void pipelined_requests_are_answered_in_their_order() throws IOException {
        try (RawClient client = client()) {
            String list = head("Content-Length: 2") + "{}";
            client.send(list + "GET /_tarn/health HTTP/1.1\r\nHost: a\r\n\r\n" + list
                    + "GET /no-such-path HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + list);

            assertThat(client.untilClosed()).extracting(RawClient.Raw::status).containsExactly(200, 200, 200, 404);
        }
    }

    @Test
    void a_thousand_pipelined_requests_are_answered() throws IOException {
        String list = head("Content-Length: 2") + "{}";
        try (RawClient client = client()) {
            client.send(list.repeat(1000));

            for (int i = 0; i < 1000; i++) {
                assertThat(client.answer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void nothing_is_looked_at_after_a_body_that_was_refused() throws IOException {
        int before = tarn.stub.asked.size();
        try (RawClient client = client()) {
            client.send(head("Content-Length: " + 2 * MEBIBYTE));
            client.flood(new byte[MEBIBYTE], 2);
            client.flood((head("Content-Length: 2") + "{}").getBytes(StandardCharsets.US_ASCII), 1);

            assertThat(client.untilClosed()).singleElement().satisfies(HostileInputTest::tooLarge);
        }
        assertThat(tarn.stub.asked).hasSize(before);
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
            client.send("HEAD /_tarn/health HTTP/1.1\r\nHost: a\r\n\r\nHEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.head()).startsWith("HTTP/1.1 200").containsPattern("(?i)content-length: [1-9]");
            assertThat(client.head()).startsWith("HTTP/1.1 404").containsPattern("(?i)content-length: [1-9]");
        }
    }

    @Test
    void who_is_slow_with_the_head_is_closed() throws IOException {
        try (Tarn impatient = impatient();
                RawClient silent = new RawClient(impatient.server.port());
                RawClient slow = new RawClient(impatient.server.port())) {
            slow.send("POST / HTTP/1.1\r\nHost: a\r\nX-Drip:");

            assertThat(slow.untilClosed()).isEmpty();
            assertThat(silent.untilClosed()).isEmpty();
        }
    }

    @Test
    void who_is_slow_with_the_body_is_408() throws IOException {
        try (Tarn impatient = impatient();
                RawClient slow = new RawClient(impatient.server.port())) {
            slow.send(head("Content-Length: 10") + "{");

            assertThat(slow.untilClosed())
                    .singleElement()
                    .satisfies(answer -> refused(answer, 408, "RequestTimeoutException"));
        }
    }

    @Test
    void who_keeps_a_connection_and_asks_nothing_more_is_closed() throws IOException {
        try (Tarn impatient = impatient();
                RawClient idle = new RawClient(impatient.server.port())) {
            idle.send(head("Content-Length: 2") + "{}");

            assertThat(idle.untilClosed()).extracting(RawClient.Raw::status).containsExactly(200);
        }
    }

    @Test
    void who_stops_sending_a_refused_body_is_closed() throws IOException {
        try (Tarn impatient = impatient();
                RawClient stuck = new RawClient(impatient.server.port())) {
            stuck.send(head("Content-Length: " + 2 * MEBIBYTE));

            assertThat(stuck.untilClosed()).singleElement().satisfies(HostileInputTest::tooLarge);
        }
    }

    @Test
    void connections_beyond_their_number_are_503_and_free_ones_are_served_again() throws IOException {
        try (Tarn small = Tarn.start(settings -> settings.limits(HttpLimits.DEFAULT.connections(2)));
                RawClient first = new RawClient(small.server.port());
                RawClient second = new RawClient(small.server.port())) {
            String list = head("Content-Length: 2") + "{}";
            assertThat(first.send(list).answer().status()).isEqualTo(200);
            assertThat(second.send(list).answer().status()).isEqualTo(200);
            try (RawClient third = new RawClient(small.server.port())) {
                assertThat(third.send(list).untilClosed())
                        .singleElement()
                        .satisfies(answer -> refused(answer, 503, "ServiceUnavailableException"));
            }
            assertThat(second.send(list).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void connections_far_beyond_their_number_are_closed_unheard() throws IOException {
        try (Tarn small = Tarn.start(settings -> settings.limits(HttpLimits.DEFAULT.connections(1)))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                clients.add(new RawClient(small.server.port()));
            }
            assertThat(clients.get(99).untilClosed()).isEmpty();
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static Tarn impatient() {
        return Tarn.start(settings -> settings.limits(HttpLimits.DEFAULT.times(Duration.ofMillis(100))));
    }

    private RawClient client() throws IOException {
        return new RawClient(tarn.server.port());
    }

    /** {@return the head of a list of data stores, with these headers besides} */
    private static String head(String headers) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + "X-Amz-Target: HealthLake.ListFHIRDatastores\r\nAuthorization: " + Tarn.AUTHORIZATION + "\r\n"
                + headers + "\r\n\r\n";
    }

    private static void tooLarge(RawClient.Raw answer) {
        refused(answer, 413, "RequestEntityTooLargeException");
    }

    private static void refused(RawClient.Raw answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.has("connection: close")).isTrue();
        assertThat(answer.has("x-amzn-ErrorType: " + type)).isTrue();
        assertThat(answer.body()).contains("\"__type\":\"com.amazon.coral.service#" + type + "\"");
    }
}
