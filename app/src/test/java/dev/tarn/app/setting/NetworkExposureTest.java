package dev.tarn.app.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.LoggedLines;
import dev.tarn.app.TarnServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkExposureTest {

    private static final String WARNING = "Other machines can reach 0.0.0.0, and requests to it are not encrypted";

    @TempDir
    Path directory;

    private Settings settings() {
        return Settings.forTest(directory);
    }

    @Test
    void a_start_with_authorization_where_others_can_read_the_network_is_warned_of() {
        try (LoggedLines logged = LoggedLines.of(TarnServer.class.getName());
                TarnServer server = TarnServer.start(settings().host("0.0.0.0").key("id", "secret"))) {
            assertThat(server.url().getPort()).isPositive();
            assertThat(logged.lines()).anyMatch(line -> line.startsWith(WARNING));
        }
    }

    @Test
    void others_are_not() {
        Settings exposed = settings().host("0.0.0.0").key("id", "secret");
        assertThat(NetworkExposure.warning(exposed))
                .hasValueSatisfying(line -> assertThat(line).startsWith(WARNING));
        assertThat(NetworkExposure.warning(exposed.host("::1"))).isEmpty();
        assertThat(NetworkExposure.warning(settings().host("0.0.0.0"))).isEmpty();
        assertThat(NetworkExposure.warning(exposed.tls(TlsSetting.of(Path.of("c"), Path.of("k")))))
                .isEmpty();
    }
}
