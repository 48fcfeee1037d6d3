package dev.tarn.app.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JVM of its own, to which one speaks in lines. */
public final class JvmProcess implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final long PATIENCE_SECONDS = 60;
    /** A limit may have a large input to read. */
    private static final long PATIENCE_WITH_WORK_SECONDS = 600;

    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private @Nullable URI url;

    private JvmProcess(Process process, Path log) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.log = log;
    }

    /** Starts one with these arguments, in a folder of its own and with nobody's settings. */
    static JvmProcess start(Workspace workspace, List<String> arguments) {
        Path folder = workspace.folder("process");
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("TARN_") || name.endsWith("JAVA_OPTIONS") || name.endsWith("TOOL_OPTIONS"));
        builder.redirectError(log.toFile());
        try {
            return new JvmProcess(workspace.start(builder), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a class of the benchmark on the jar that is shipped, with the flags that it is shipped with. */
    public static JvmProcess main(Workspace workspace, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(ShippedServer.jvmFlags());
        all.addAll(List.of("-classpath", classPath(), main.getName()));
        all.addAll(List.of(arguments));
        return start(workspace, all);
    }

    /** Of the libraries those in the jar are used: what is compared is not which version somebody has. */
    private static String classPath() {
        return ShippedServer.jar() + System.getProperty("path.separator") + classes();
    }

    /** {@return the folder of the benchmark's own classes} */
    static Path classes() {
        return Path.of(URI.create(JvmProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    /** {@return where it answers, once it says so} */
    public URI url() {
        if (url == null) {
            String ready = line(PATIENCE_SECONDS);
            Matcher found = URL.matcher(ready);
            if (!found.find()) {
                throw failed("does not say where it answers, but: " + ready);
            }
            url = URI.create(found.group());
        }
        return url;
    }

    /** {@return what it answers to this} */
    public String ask(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
        } catch (IOException e) {
            throw failed("does not listen: " + e.getMessage());
        }
        return line(PATIENCE_WITH_WORK_SECONDS);
    }

    private String line(long seconds) {
        try {
            return CompletableFuture.supplyAsync(this::next)
                    .orTimeout(seconds, TimeUnit.SECONDS)
                    .join()
                    .orElseThrow(() -> failed("has ended"));
        } catch (CompletionException e) {
            throw failed("has said nothing for " + seconds + " s");
        }
    }

    /** {@return the number of the process} */
    public long pid() {
        return process.pid();
    }

    /** {@return the process, to ask the system about it} */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks it to end, as SIGTERM does, and waits until it has. */
    public void stop() {
        process.toHandle().destroy();
        awaitEnd();
    }

    /** Ends it at once. */
    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }

    void awaitEnd() {
        try {
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw failed("does not end");
        }
    }

    private Optional<String> next() {
        try {
            return Optional.ofNullable(out.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private IllegalStateException failed(String what) {
        String last;
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            last = String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            last = "its log could not be read: " + e;
        }
        return new IllegalStateException(
                "The process " + process.info().commandLine().orElse(Long.toString(pid())) + " " + what + "\n" + last);
    }
}
