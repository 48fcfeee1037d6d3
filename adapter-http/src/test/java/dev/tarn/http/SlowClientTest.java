package dev.tarn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.connection.HttpLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that take their time, and clients that are too many. */
class SlowClientTest {

    @Test
    void who_is_slow_with_the_head_is_closed() throws IOException {
        try (Tarn impatient = impatient();
                RawClient silent = new RawClient(impatient.server.port());
                RawClient slow = new RawClient(impatient.server.port())) {
            slow.send("POST / HTTP/1.1\r\nHost: localhost\r\nX-Drip:");

            assertThat(slow.untilClosed()).isEmpty();
            assertThat(silent.untilClosed()).isEmpty();
        }
    }

    @Test
    void who_is_slow_with_the_body_is_408() throws IOException {
        try (Tarn impatient = impatient();
                RawClient slow = new RawClient(impatient.server.port())) {
            slow.send(Wire.list("Content-Length: 10") + "{");

            assertThat(slow.untilClosed())
                    .singleElement()
                    .satisfies(answer -> Wire.refused(answer, 408, "RequestTimeoutException"));
        }
    }

    @Test
    void who_keeps_a_connection_and_asks_nothing_more_is_closed() throws IOException {
        try (Tarn impatient = impatient();
                RawClient idle = new RawClient(impatient.server.port())) {
            idle.send(Wire.list("Content-Length: 2") + "{}");

            assertThat(idle.untilClosed()).extracting(RawClient.Raw::status).containsExactly(200);
        }
    }

    @Test
    void who_stops_sending_a_refused_body_is_closed() throws IOException {
        try (Tarn impatient = impatient();
                RawClient stuck = new RawClient(impatient.server.port())) {
            stuck.send(Wire.list("Content-Length: " + 2 * 1024 * 1024));

            assertThat(stuck.untilClosed())
                    .singleElement()
                    .satisfies(answer -> Wire.refused(answer, 413, "RequestEntityTooLargeException"));
        }
    }

    @Test
    void connections_beyond_their_number_are_503_and_free_ones_are_served_again() throws IOException {
        try (Tarn small = Tarn.start(settings -> settings.limits(HttpLimits.DEFAULT.connections(2)));
                RawClient first = new RawClient(small.server.port());
                RawClient second = new RawClient(small.server.port())) {
            String list = Wire.list("Content-Length: 2") + "{}";
            assertThat(first.send(list).answer().status()).isEqualTo(200);
            assertThat(second.send(list).answer().status()).isEqualTo(200);
            try (RawClient third = new RawClient(small.server.port())) {
                assertThat(third.send(list).untilClosed())
                        .singleElement()
                        .satisfies(answer -> Wire.refused(answer, 503, "ServiceUnavailableException"));
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
}
