package dev.tarn.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tarn.http.RawClient;
import dev.tarn.http.RawClient.Raw;
import dev.tarn.http.Tarn;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String STORE = "/datastore/0123456789abcdef0123456789abcdef/r4/";
    private static Tarn tarn;

    @BeforeAll
    static void start() {
        tarn = Tarn.start(
                settings -> settings.corsOrigins(List.of("https://app.example.org", "http://localhost:3000")));
    }

    @AfterAll
    static void stop() {
        tarn.close();
    }

    private static Raw send(String line, String... headers) throws IOException {
        try (RawClient client = new RawClient(tarn.server.port())) {
            String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            return client.send(line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + all + "\r\n")
                    .answer();
        }
    }

    @Test
    void a_preflight_of_a_listed_origin_needs_no_authorization() throws IOException {
        Raw answer = send(
                "OPTIONS " + STORE + "Patient/1",
                "Origin: https://app.example.org",
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: authorization, If-Match,x-amz-date, x-evil,cookie",
                "Access-Control-Request-Private-Network: true");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.has("Access-Control-Allow-Origin: https://app.example.org"))
                .isTrue();
        assertThat(answer.has("Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE"))
                .isTrue();
        assertThat(answer.has("Access-Control-Allow-Headers: authorization, if-match, x-amz-date"))
                .isTrue();
        assertThat(answer.has("Access-Control-Allow-Private-Network: true")).isTrue();
        assertThat(answer.has("Vary: Origin")).isTrue();
    }

    @Test
    void a_page_of_a_listed_origin_can_write_and_read_answers_also_errors() throws IOException {
        Raw refused = send("PUT " + STORE + "Patient/1", "Origin: https://app.example.org:443");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.has("Access-Control-Allow-Origin: https://app.example.org:443"))
                .isTrue();
        assertThat(refused.head().toLowerCase(Locale.ROOT)).contains("access-control-expose-headers: etag, location");
        assertThat(send("GET /_tarn/health", "Origin: http://localhost:3000").has("Vary: Origin"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, https://evil.example.org",
        "OPTIONS, http://app.example.org",
        "OPTIONS, https://app.example.org.evil.net",
        "OPTIONS, https://app.example.org:8443",
        "OPTIONS, null",
        "PUT, https://evil.example.org",
    })
    void a_page_of_another_origin_is_refused(String method, String origin) throws IOException {
        Raw answer =
                send(method + " " + STORE + "Patient/1", "Origin: " + origin, "Access-Control-Request-Method: PUT");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.head().toLowerCase(Locale.ROOT)).doesNotContain("access-control");
        assertThat(answer.body()).contains("--cors-origin");
    }

    @Test
    void a_page_of_a_listed_origin_cannot_reset_the_server() throws IOException {
        assertThat(send("POST /_tarn/reset", "Origin: https://app.example.org").status())
                .isEqualTo(403);
        assertThat(send(
                                "OPTIONS /_tarn/reset",
                                "Origin: https://app.example.org",
                                "Access-Control-Request-Method: POST")
                        .status())
                .isEqualTo(403);
        assertThat(tarn.resets).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%5Ftarn/reset",
                "/%5ftarn/reset",
                "//_tarn/reset",
                "/_tarn//reset",
                "/./_tarn/reset",
                "/x/../_tarn/reset",
                "/_tarn/r%65set",
                "/_tarn/clock/../reset",
                "http://localhost/%5Ftarn/reset"
            })
    void a_page_of_a_listed_origin_cannot_reset_the_server_by_another_spelling(String path) throws IOException {
        int refused = path.startsWith("/_tarn") ? 403 : 404;
        assertThat(send("POST " + path, "Origin: https://app.example.org").status())
                .isEqualTo(refused);
        assertThat(send("POST " + path).status()).isEqualTo(404);
        assertThat(send("GET " + path).status()).isEqualTo(404);
        assertThat(tarn.resets).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_tarn/%zz",
                "/_tarn/%",
                "/%",
                "/_tarn/reset%00",
                "/_tarn/..",
                "/../_tarn/reset",
                "/_tarn/%2e%2e/_tarn/reset",
                "/_tarn/%2E%2E/%2E%2E/_tarn/reset",
                "/_tarn/reset;x=1",
                "/_tarn/reset%2F",
                "/_tarn%2Freset",
                "/_TARN/reset",
                "/_tarn/%C3%A9",
                "/_tarn/%ff",
                "/_tarn/clock/%2e%2e/reset",
                "_tarn/reset",
                "///_tarn///reset"
            })
    void no_spelling_of_a_path_resets_the_server_or_is_an_error_of_it(String path) throws IOException {
        for (String method : List.of("POST", "GET", "DELETE", "OPTIONS")) {
            assertThat(send(method + " " + path).status()).as(method).isBetween(400, 405);
            assertThat(send(method + " " + path, "Origin: https://app.example.org")
                            .status())
                    .as(method)
                    .isBetween(400, 405);
        }
        assertThat(tarn.resets).hasValue(0);
    }

    @Test
    void two_origins_are_none() throws IOException {
        Raw answer = send(
                "PUT " + STORE + "Patient/1", "Origin: https://app.example.org", "Origin: https://evil.example.org");

        assertThat(answer.status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "null", "app.example.org", "https://app.example.org/", "ftp://a", "https://a b"})
    void a_setting_that_is_no_origin_is_rejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorsOrigins.require(text))
                .withMessageContaining("'" + text + "'");
    }
}
