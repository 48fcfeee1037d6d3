package dev.tarn.app.bench.input;

import dev.tarn.app.bench.process.Workspace;
import dev.tarn.app.bench.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Synthetic patients, made by Synthea in a JVM of its own; the same seed makes the same lines. */
public record Synthea(int patients, long seed) {

    private static final Path POM = Path.of("src/synthea/pom.xml");

    /** {@return the patients, from an earlier run where there was one; the project is the folder of the module that has the pom} */
    public Input input(Path project, Workspace workspace, Progress progress) {
        Path kept = project.resolve("target").resolve("synthea-" + patients + "-" + seed);
        if (!Files.isDirectory(kept)) {
            progress.say("Synthea makes " + patients + " patients; the first time Maven fetches it, which is 212 MB");
            Path made = workspace.folder("synthea");
            make(project.resolve(POM), workspace, made);
            try {
                // Under its name it is whole.
                Files.move(renamed(made.resolve("fhir"), made.resolve("whole")), kept, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Input.of(kept);
    }

    private void make(Path pom, Workspace workspace, Path output) {
        Path log = output.resolve("synthea.log");
        List<String> command = new ArrayList<>(List.of(
                maven(),
                "-B",
                "-q",
                "-f",
                pom.toString(),
                "exec:exec",
                "-Dsynthea.patients=" + patients,
                "-Dsynthea.seed=" + seed,
                "-Dsynthea.output=" + output));
        if (Boolean.getBoolean("tarn.benchmark.offline")) {
            command.add("-o");
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(output.toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            int status = workspace.start(builder).onExit().join().exitValue();
            if (status != 0) {
                throw new IllegalStateException("Synthea could not make the input (status " + status
                        + "); --input DIRECTORY takes files that" + " are there already\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Maven could not be run to make the input", e);
        }
    }

    /** Synthea puts the time of day into some names; a file is called by its type alone. */
    private static Path renamed(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (Path file : Input.of(from).files()) {
            Files.move(file, to.resolve(file.getFileName().toString().replaceAll("\\.\\d+\\.", ".")));
        }
        return to;
    }

    private static String maven() {
        String home = System.getProperty("tarn.benchmark.maven", "");
        return home.isEmpty() ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }
}
