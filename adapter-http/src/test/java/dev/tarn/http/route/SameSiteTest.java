package dev.tarn.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.Tarn;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers send on behalf of pages. */
class SameSiteTest {

    private Tarn tarn;

    @BeforeEach
    void start() {
        tarn = Tarn.start();
    }

    @AfterEach
    void stop() {
        tarn.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:1"})
    void what_a_page_of_another_site_sends_is_refused(String origin) {
        Tarn.refused(tarn.send(list().header("Origin", origin)), 403, "AccessDeniedException");
        Tarn.refused(
                tarn.send(tarn.to("/_tarn/reset").header("Origin", origin).POST(BodyPublishers.noBody())),
                403,
                "AccessDeniedException");
        assertThat(tarn.stub.asked).isEmpty();
        assertThat(tarn.resets).hasValue(0);
    }

    @Test
    void what_a_page_of_this_server_sends_is_taken() {
        String origin = tarn.server.url().toString();

        assertThat(tarn.send(list().header("Origin", origin)).status()).isEqualTo(200);
    }

    private HttpRequest.Builder list() {
        return tarn.aws("ListFHIRDatastores", "{}");
    }
}
