package dev.tarn.app.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
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
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(TarnServer.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try (TarnServer server = TarnServer.start(settings().host("0.0.0.0").key("id", "secret"))) {
            assertThat(server.url().getPort()).isPositive();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines).anyMatch(line -> line.startsWith(WARNING));
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
