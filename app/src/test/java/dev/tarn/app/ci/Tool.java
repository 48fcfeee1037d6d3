package dev.tarn.app.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program of others that checks the server: it ends with 0 if all is well, and its last line is the summary. */
final class Tool {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final Path output;

    private Tool(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Tool start(Path folder, String name, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = folder.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile()).environment().putAll(environment);
        return new Tool(builder.start(), output);
    }

    /** {@return the Python that {@code PYTHON} names, or Debian's, whose packages .ci/run installs} */
    static String python() {
        return System.getenv().getOrDefault("PYTHON", "/usr/bin/python3");
    }

    /** {@return the AWS CLI that {@code AWS_CLI} names, or Debian's} */
    static String awsCli() {
        return System.getenv().getOrDefault("AWS_CLI", "/usr/bin/aws");
    }

    /** The last line must count what was checked, and no failure. */
    void isContent() throws Exception {
        List<String> lines = endsWell();
        assertThat(lines).last().asString().matches("[1-9]\\d* passed, 0 failed.*");
        System.out.println(output.getFileName() + ": " + lines.get(lines.size() - 1));
    }

    /** {@return what it said; a failure has that too, without the lines of what was right} */
    List<String> endsWell() throws Exception {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends within %s", output.getFileName(), PATIENCE)
                    .isTrue();
        } finally {
            stop();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue())
                .as(() -> lines.stream()
                        .filter(line -> !line.startsWith("ok ") && !line.startsWith("PASS"))
                        .collect(Collectors.joining("\n")))
                .isZero();
        return lines;
    }

    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
