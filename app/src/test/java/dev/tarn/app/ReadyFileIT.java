package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --ready-file} of the jar that is shipped. */
class ReadyFileIT {

    @TempDir
    private Path folder;

    @Test
    void the_file_is_there_while_the_server_answers_and_not_after() throws Exception {
        Path file = Files.writeString(folder.resolve("tarn.url"), "http://127.0.0.1:1\n");
        Process server = new ShippedJar(folder)
                .start(Map.of("TARN_READY_FILE", "tarn.url"), "serve", "--port", "0", "--data", "memory");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String ready = out.readLine();
            String url = Files.readString(file).strip();

            assertThat(ready).endsWith(" is ready at " + url);
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(url + "/_tarn/health"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            server.toHandle().destroy();
            assertThat(server.waitFor(ShippedJar.PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_before_anything_is_started() throws Exception {
        ShippedJar.Run run = new ShippedJar(folder).run(Map.of(), "serve", "--port", "0", "--ready-file", "no/url");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("--ready-file: 'no/url' cannot be written: there is no folder '");
        assertThat(folder).isEmptyDirectory();
    }
}
