package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar that is shipped, run in a directory of its own with nobody's settings but the test's. */
public record ShippedJar(Path folder, List<String> flags, List<String> launch) {

    static final long PATIENCE_SECONDS = 60;

    /** With which it ends on SIGTERM, after an orderly stop: 128 and the number of the signal. */
    public static final int TERMINATED = 143;

    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    public ShippedJar(Path folder) {
        this(folder, List.of(), List.of("-jar", file().toString()));
    }

    /** {@return the same, started with these flags of the JVM} */
    public ShippedJar with(String... more) {
        return new ShippedJar(folder, List.of(more), launch);
    }

    /** {@return the same, started by the argument file that is built beside the jar} */
    public ShippedJar byArgumentFile() {
        return new ShippedJar(folder, flags, List.of("@" + file().resolveSibling("tarn")));
    }

    /** {@return the same program from the class path of the tests, which needs no jar} */
    public ShippedJar byClassPath() {
        return new ShippedJar(
                folder, flags, List.of("-cp", System.getProperty("java.class.path"), "dev.tarn.app.cli.Main"));
    }

    /** {@return the file of the jar} */
    public static Path file() {
        return Path.of(System.getProperty("tarn.jar", "target/tarn.jar")).toAbsolutePath();
    }

    /** {@return the program that starts a JVM} */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return where the server answers, by the first line that it prints; empty where it ended before it was ready} */
    public static Optional<URI> readyUrl(BufferedReader out) throws IOException {
        return Optional.ofNullable(out.readLine())
                .map(URL::matcher)
                .filter(Matcher::find)
                .map(url -> URI.create(url.group()));
    }

    /** How a process has ended, and what it said until then. */
    record Run(int status, String out, String err) {}

    /** {@return how it ends with these arguments} */
    Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = start(environment, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }

    /** {@return the process} */
    Process start(Map<String, String> environment, String... arguments) throws IOException {
        return builder(environment, arguments).start();
    }

    /** {@return what starts the process, with further settings of your own} */
    public ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-Duser.home=" + folder));
        command.addAll(flags);
        command.addAll(launch);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TARN_") || name.startsWith("AWS_"));
        builder.environment().put("HOME", folder.toString());
        // No wait for a metadata service that is not there.
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().putAll(environment);
        return builder;
    }
}
