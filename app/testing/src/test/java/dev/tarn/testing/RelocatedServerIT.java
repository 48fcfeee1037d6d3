package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The server in the jar that is published, in a class loader that has nothing else but the log API. */
class RelocatedServerIT {

    @TempDir
    private Path folder;

    private URLClassLoader alone;

    @BeforeEach
    void load() throws Exception {
        alone = new URLClassLoader(
                new URL[] {
                    Path.of(System.getProperty("tarn.testing.jar")).toUri().toURL(),
                    Logger.class.getProtectionDomain().getCodeSource().getLocation()
                },
                ClassLoader.getPlatformClassLoader());
    }

    @Test
    void it_serves_from_memory_and_from_a_directory() throws Exception {
        Object memory = settings();
        Object directory = memory.getClass().getMethod("data", Path.class).invoke(memory, folder.resolve("data"));

        assertThat(statusOfHealth(memory)).isEqualTo(200);
        assertThat(statusOfHealth(directory)).isEqualTo(200);
        // A second time: from the file that is there now.
        assertThat(statusOfHealth(directory)).isEqualTo(200);
    }

    private Object settings() throws Exception {
        return alone.loadClass("dev.tarn.app.setting.Settings")
                .getMethod("forTest", Path.class)
                .invoke(null, folder.resolve("objects"));
    }

    private int statusOfHealth(Object settings) throws Exception {
        Class<?> type = alone.loadClass("dev.tarn.app.TarnServer");
        try (AutoCloseable server =
                (AutoCloseable) type.getMethod("start", settings.getClass()).invoke(null, settings)) {
            URI url = (URI) type.getMethod("url").invoke(server);
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(url.resolve("/_tarn/health")).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
