package dev.tarn.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.shape.PublicAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostHeaderTest {

    private static final PublicAddress BOUND = new PublicAddress("https", "127.0.0.1:8080");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "tarn_1.internal-net:80",
                "127.0.0.1:65535",
                "[::1]:8080",
                "[fe80::1]",
                "datatransformation.localhost:8080"
            })
    void a_name_or_an_address_is_believed(String host) {
        assertThat(HostHeader.reach(host, BOUND)).isEqualTo(new PublicAddress("https", host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                "a/b",
                "a\"><script>",
                "user@host",
                "host:port",
                "host:",
                "host:123456",
                "host:80:80",
                "[::1",
                "[]",
                "[]:80",
                "[::1]x",
                "[::g]",
                "::1",
                "h\u00f6st",
                "a,b"
            })
    void garbage_is_not_echoed(String host) {
        assertThat(HostHeader.reach(host, BOUND)).isEqualTo(BOUND);
    }

    @Test
    void a_header_that_is_absent_or_endless_is_not_believed() {
        assertThat(HostHeader.reach(null, BOUND)).isEqualTo(BOUND);
        assertThat(HostHeader.reach("a".repeat(300), BOUND)).isEqualTo(BOUND);
    }
}
