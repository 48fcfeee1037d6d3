package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar that is shipped, run in a directory of its own with nobody's settings but the test's. */
record ShippedJar(Path folder, List<String> flags, List<String> launch) {

    static final long PATIENCE_SECONDS = 60;

    ShippedJar(Path folder) {
        this(folder, List.of(), List.of("-jar", file().toString()));
    }

    /** {@return the same, started with these flags of the JVM} */
    ShippedJar with(String... more) {
        return new ShippedJar(folder, List.of(more), launch);
    }

    /** {@return the same, started by the argument file that is built beside the jar} */
    ShippedJar byArgumentFile() {
        return new ShippedJar(folder, flags, List.of("@" + file().resolveSibling("tarn")));
    }

    /** {@return the file of the jar} */
    static Path file() {
        return Path.of(System.getProperty("tarn.jar", "target/tarn.jar")).toAbsolutePath();
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
    ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.home=" + folder));
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
