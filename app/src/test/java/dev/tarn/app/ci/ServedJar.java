package dev.tarn.app.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The server that is shipped, started as the README says; closing it checks that it stops on SIGTERM. */
final class ServedJar implements AutoCloseable {

    private static final long STOPPED_WITHIN_SECONDS = 10;
    /** By the signal, after an orderly stop. */
    private static final int TERMINATED = 143;

    private final Process process;
    private final String url;

    private ServedJar(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ServedJar start(Path folder, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(Tool.java(), "@" + jar().resolveSibling("tarn"), "serve"));
        command.addAll(List.of("--port", "0"));
        command.addAll(List.of(flags));
        Path log = Files.createTempFile(folder, "server", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TARN_"));
        Process process = builder.redirectError(log.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String ready = out.readLine();
        if (ready == null) {
            throw new AssertionError("The server ended before it was ready: " + Files.readString(log));
        }
        // What it prints later is a few lines, which the pipe holds.
        return new ServedJar(process, ready.substring(ready.indexOf("http://")).strip());
    }

    static Path jar() {
        return Path.of(System.getProperty("tarn.jar", "target/tarn.jar")).toAbsolutePath();
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
        assertThat(process.exitValue()).isIn(0, TERMINATED);
    }
}
