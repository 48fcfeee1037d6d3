package dev.tarn.app.bench;

import dev.tarn.app.bench.input.Input;
import dev.tarn.app.bench.input.Synthea;
import dev.tarn.app.bench.process.ShippedServer;
import dev.tarn.app.bench.process.Workspace;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Machine;
import dev.tarn.app.bench.report.Progress;
import dev.tarn.app.bench.report.Table;
import dev.tarn.app.bench.section.Effort;
import dev.tarn.app.bench.section.Run;
import dev.tarn.app.bench.section.Section;
import dev.tarn.app.bench.section.Sections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmark of the jar that is shipped; {@code docs/performance.md} says how it is to be read. */
@Command(
        name = "benchmark",
        description = "Measures Tarn as it is shipped beside what the machine could do in the same minutes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Benchmark implements Callable<Integer> {

    private static final Path SAMPLE = Path.of("adapter-inmemory/src/test/resources/synthea-sample");

    @Option(
            names = "--patients",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many synthetic patients are imported. Default: ${DEFAULT-VALUE}")
    private int patients;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Which patients: the same seed makes the same. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--input", paramLabel = "DIR", description = "Import the .ndjson files of this directory instead.")
    private Path input;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Measure only these: " + Sections.NAMES)
    private List<String> only;

    @Option(names = "--quick", description = "Little of everything, to see that it works; the figures mean nothing.")
    private boolean quick;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the table is written, besides standard output. Default: benchmark.md beside the jar")
    private Path output;

    @Spec
    private CommandSpec spec;

    private Benchmark() {}

    /** Ends with 0, 1 where something could not be measured, 2 for arguments that cannot be. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path jar = ShippedServer.jar();
        if (!Files.isRegularFile(jar)) {
            throw wrong(
                    jar + " is not there: it is what is measured. Run mvn package first, or name it with -Dtarn.jar");
        }
        Path target = jar.getParent();
        List<Section> sections = sections();
        Progress progress = new Progress(System.err);
        String load = Machine.load();
        try (Workspace workspace = Workspace.open(target)) {
            Run run =
                    Run.of(input(target, workspace, progress), quick ? Effort.QUICK : Effort.FULL, workspace, progress);
            if (run.resources() == 0) {
                throw wrong(input + " has no .ndjson file with a line in it");
            }
            List<Figure> figures = new ArrayList<>();
            for (Section section : sections) {
                progress.say(section.name());
                figures.addAll(section.measure(run));
            }
            String table = Table.of(facts(run, load), figures, progress.notes());
            System.out.print(table);
            Files.writeString(output == null ? target.resolve("benchmark.md") : output, table);
        }
        return 0;
    }

    private Input input(Path target, Workspace workspace, Progress progress) {
        if (input != null) {
            if (!Files.isDirectory(input)) {
                throw wrong(input + " is not a directory");
            }
            return Input.of(input.toAbsolutePath());
        }
        Path project = target.getParent();
        return quick
                ? Input.of(project.resolveSibling(SAMPLE))
                : new Synthea(patients, seed).input(project, workspace, progress);
    }

    private List<Section> sections() {
        try {
            return only == null ? Sections.all() : Sections.named(only);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Map<String, String> facts(Run run, String load) {
        Map<String, String> facts = Machine.facts();
        facts.put("load in the minute before", load);
        facts.put(
                "input",
                String.format(
                        Locale.ROOT,
                        "%,d resources, %,.0f MB%s",
                        run.resources(),
                        run.input().bytes() / 1e6,
                        input == null && !quick ? ", Synthea, " + patients + " patients, seed " + seed : ""));
        facts.put("server", ShippedServer.describe());
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put(
                "took",
                String.format(
                        Locale.ROOT,
                        "%,d s%s",
                        run.progress().elapsed().toSeconds(),
                        quick ? ", quick: the figures mean nothing" : ""));
        return facts;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
