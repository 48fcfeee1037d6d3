package dev.tarn.app.crash;

import dev.tarn.app.ShippedJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The jar that is shipped, as a process that can be killed; its data and its objects are in one folder. */
final class Server implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;

    private Server(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the process; whether it gets ready is seen later. What it logs is added to what came before. */
    static Server launch(Path folder) {
        // It lives for a second or two: what pays off later costs here.
        ProcessBuilder builder = new ShippedJar(folder)
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m")
                .builder(
                        Map.of(),
                        "serve",
                        "--port=0",
                        "--data=" + folder.resolve("data"),
                        "--objects=" + objects(folder),
                        "--validation=off",
                        "--pace=creating=300ms,deleting=300ms");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        try {
            return new Server(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path objects(Path folder) {
        return folder.resolve("objects");
    }

    /** {@return the last lines that servers in this folder have logged} */
    static String lastOfLog(Path folder) {
        try {
            List<String> lines = Files.readAllLines(log(folder), StandardCharsets.UTF_8);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "The log could not be read: " + e;
        }
    }

    /** {@return where it answers; empty where it ended before it was ready} */
    Optional<URI> ready() {
        return CompletableFuture.supplyAsync(this::url)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end, as SIGTERM does. */
    void terminate() {
        process.toHandle().destroy();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
        awaitEnd();
    }

    private Optional<URI> url() {
        try {
            return ShippedJar.readyUrl(out);
        } catch (IOException e) {
            // The pipe of a process that was killed.
            return Optional.empty();
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }
}
