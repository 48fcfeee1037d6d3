package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.RawClient;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.http.connection.HttpLimits;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large bodies, one and many. The room for all of them is that for one here, so what is not given back is missed. */
class BodyBudgetTest {

    private static final int LARGEST = HttpLimits.DEFAULT.resource();
    private static final int MEBIBYTE = 1024 * 1024;

    private FhirCaller fhir;

    @BeforeEach
    void start() {
        fhir = new FhirCaller(Tarn.start(settings -> settings.limits(HttpLimits.DEFAULT.bodies(LARGEST))));
    }

    @AfterEach
    void stop() {
        fhir.tarn.close();
    }

    @Test
    void the_largest_body_is_read_again_and_again_and_one_more_byte_is_413() {
        for (int i = 0; i < 3; i++) {
            assertThat(put(LARGEST).status()).isBetween(200, 201);
            FhirCaller.refused(put(LARGEST + 1), 413, "too-long");
        }
    }

    @Test
    void elsewhere_a_body_is_as_small_as_ever() {
        assertThat(fhir.tarn
                        .call("ListFHIRDatastores", "{" + " ".repeat(MEBIBYTE) + "}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void beyond_the_room_for_all_bodies_there_is_503_and_later_room_again() throws IOException {
        try (RawClient slow = half()) {
            slow.send("x".repeat(MEBIBYTE));
            Reply refused = untilNot(201, 200);

            FhirCaller.refused(refused, 503, "exception");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.header("Connection")).isEqualTo("close");
        }
        assertThat(untilNot(503, 503).status()).isBetween(200, 201);
    }

    @Test
    void who_goes_away_in_the_middle_gives_back_what_was_counted() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (RawClient client = half()) {
                client.send("x".repeat(MEBIBYTE));
            }
        }
        assertThat(untilNot(503, 503).status()).isBetween(200, 201);
        assertThat(put(LARGEST).status()).isEqualTo(200);
    }

    @Test
    void what_the_connection_itself_refuses_is_told_in_FHIR_too() throws IOException {
        try (RawClient client = new RawClient(fhir.tarn.server.port())) {
            RawClient.Raw answer = client.send("PUT " + FhirCaller.BASE + "Patient/1 HTTP/1.1\r\nHost: localhost\r\nX: "
                            + "x".repeat(40_000) + "\r\n\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.body()).contains("\"OperationOutcome\"").contains("\"too-long\"");
        }
        try (RawClient client = new RawClient(fhir.tarn.server.port())) {
            RawClient.Raw answer = client.send("PUT " + FhirCaller.BASE
                            + "Patient/1 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("\"OperationOutcome\"").contains("\"structure\"");
        }
    }

    /** {@return a client that has sent the head of a large body, and will not send all of it} */
    private RawClient half() throws IOException {
        return new RawClient(fhir.tarn.server.port())
                .send("PUT " + FhirCaller.BASE + "Patient/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                        + Tarn.AUTHORIZATION + "\r\nContent-Length: " + LARGEST + "\r\n\r\n");
    }

    /** The server learns of what another client does in its own time; until then its answers are these. */
    private Reply untilNot(int status, int other) {
        Reply reply = put(LARGEST);
        while (reply.status() == status || reply.status() == other) {
            reply = put(LARGEST);
        }
        return reply;
    }

    private Reply put(int length) {
        String head = "{\"resourceType\":\"Patient\",\"id\":\"1\",\"x\":\"";
        return fhir.put("Patient/1", head + "x".repeat(length - head.length() - 2) + "\"}");
    }
}
