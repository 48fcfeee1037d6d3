package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies over their limit, and bodies that are none; nothing hangs, and others are served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyLimitTest {

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
    void a_body_over_its_limit_is_413_even_for_a_client_that_writes_all_of_it_first() throws IOException {
        try (RawClient client = client()) {
            client.send(Wire.list("Content-Length: " + 20 * MEBIBYTE));

            assertThat(client.flood(new byte[MEBIBYTE], 20)).isTrue();
            assertThat(client.untilClosed()).singleElement().satisfies(BodyLimitTest::tooLarge);
        }
    }

    @Test
    void a_chunked_body_over_its_limit_is_413_too() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawClient client = client()) {
            client.send(Wire.list("Transfer-Encoding: chunked"));

            assertThat(client.flood(chunk, 32)).isTrue();
            client.send("0\r\n\r\n");
            assertThat(client.untilClosed()).singleElement().satisfies(BodyLimitTest::tooLarge);
        }
    }

    @Test
    void a_body_without_end_is_cut_off() throws IOException {
        try (RawClient client = client()) {
            client.send(Wire.list("Content-Length: " + Long.MAX_VALUE));

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
            client.send(Wire.list("Transfer-Encoding: chunked") + "1\r\n{\r\n3\r\n   \r\n1\r\n}\r\n0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n", "FFFFFFFFFFFFFFFFF\r\n"})
    void chunks_that_are_none_are_400(String chunks) throws IOException {
        try (RawClient client = client()) {
            client.send(Wire.list("Transfer-Encoding: chunked") + chunks);

            assertThat(client.untilClosed())
                    .singleElement()
                    .satisfies(answer -> Wire.refused(answer, 400, "MalformedHttpRequestException"));
        }
    }

    @Test
    void trailers_over_the_limit_of_headers_are_400() throws IOException {
        try (RawClient client = client()) {
            client.send(
                    Wire.list("Transfer-Encoding: chunked") + "2\r\n{}\r\n0\r\n" + "T: x\r\n".repeat(20_000) + "\r\n");

            assertThat(client.untilClosed())
                    .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(400));
        }
    }

    @Test
    void who_expects_to_be_told_to_go_on_is_told() throws IOException {
        try (RawClient client = client()) {
            client.send(Wire.list("Content-Length: 2\r\nExpect: 100-continue"));
            assertThat(client.answer().status()).isEqualTo(100);

            client.send("{}");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void who_asks_before_sending_too_much_is_refused_before() throws IOException {
        try (RawClient client = client()) {
            client.send(Wire.list("Content-Length: " + 2 * MEBIBYTE + "\r\nExpect: 100-continue"));

            tooLarge(client.answer());
        }
    }

    @Test
    void another_expectation_is_417() throws IOException {
        try (RawClient client = client()) {
            client.send(Wire.list("Content-Length: 2\r\nExpect: a-miracle"));

            assertThat(client.answer().status()).isEqualTo(417);
        }
    }

    @Test
    void nothing_is_looked_at_after_a_body_that_was_refused() throws IOException {
        int before = tarn.stub.asked.size();
        try (RawClient client = client()) {
            client.send(Wire.list("Content-Length: " + 2 * MEBIBYTE));
            client.flood(new byte[MEBIBYTE], 2);
            client.flood((Wire.list("Content-Length: 2") + "{}").getBytes(StandardCharsets.US_ASCII), 1);

            assertThat(client.untilClosed()).singleElement().satisfies(BodyLimitTest::tooLarge);
        }
        assertThat(tarn.stub.asked).hasSize(before);
    }

    private RawClient client() throws IOException {
        return new RawClient(tarn.server.port());
    }

    private static void tooLarge(RawClient.Raw answer) {
        Wire.refused(answer, 413, "RequestEntityTooLargeException");
    }
}
