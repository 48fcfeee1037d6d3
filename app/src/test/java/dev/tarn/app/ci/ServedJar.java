package dev.tarn.app.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.ShippedJar;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The server that is shipped, started as the README says; closing it checks that it stops on SIGTERM. */
final class ServedJar implements AutoCloseable {

    private static final long STOPPED_WITHIN_SECONDS = 10;

    private final Process process;
    private final String url;

    private ServedJar(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ServedJar start(Path folder, String... flags) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of(flags));
        Path log = Files.createTempFile(folder, "server", ".log");
        Process process = new ShippedJar(folder)
                .byArgumentFile()
                .builder(Map.of(), arguments.toArray(String[]::new))
                .redirectError(log.toFile())
                .start();
        // What it prints later is a few lines, which the pipe holds.
        Optional<URI> url = ShippedJar.readyUrl(process.inputReader(StandardCharsets.UTF_8));
        if (url.isEmpty()) {
            throw new AssertionError("The server ended before it was ready: " + Files.readString(log));
        }
        return new ServedJar(process, url.get().toString());
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        assertThat(process.isAlive()).as("the server still runs").isTrue();
        process.toHandle().destroy();
        try {
            process.onExit().orTimeout(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            throw new AssertionError("The server still runs " + STOPPED_WITHIN_SECONDS + " s after SIGTERM", e);
        }
        assertThat(process.exitValue()).isEqualTo(ShippedJar.TERMINATED);
    }
}
