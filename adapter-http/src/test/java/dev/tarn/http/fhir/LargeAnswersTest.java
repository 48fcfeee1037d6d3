package dev.tarn.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.RawClient;
import dev.tarn.http.Samples;
import dev.tarn.http.Tarn;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of several slices: they arrive whole, in the order of the requests. */
@Timeout(120)
class LargeAnswersTest {

    private static final String LARGE = "{\"resourceType\":\"Patient\",\"id\":\"1\",\"x\":["
            + IntStream.range(0, 600_000).mapToObj(Integer::toString).collect(Collectors.joining(",")) + "]}";

    private FhirCaller fhir;

    @BeforeEach
    void start() {
        fhir = new FhirCaller(Tarn.start());
        fhir.tarn.stub.store = Samples.plainStore().activated();
        assertThat(fhir.put("Patient/1", LARGE, "Prefer", "return=minimal").status())
                .isBetween(200, 201);
    }

    @AfterEach
    void stop() {
        fhir.tarn.close();
    }

    @Test
    void an_answer_of_many_slices_arrives_whole() {
        for (int i = 0; i < 10; i++) {
            assertThat(FhirCaller.text(fhir.get("Patient/1"))).isEqualTo(LARGE);
        }
    }

    @Test
    void pipelined_requests_behind_a_large_answer_are_answered_after_it() throws IOException {
        String read = "GET " + FhirCaller.BASE + "Patient/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + Tarn.AUTHORIZATION + "\r\n\r\n";
        try (RawClient client = new RawClient(fhir.tarn.server.port())) {
            client.send(read + read + "GET /_tarn/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo(LARGE);
            assertThat(client.answer().body()).isEqualTo(LARGE);
            assertThat(client.answer().body()).contains("\"up\"");
        }
    }
}
