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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.ParseException;

/** The benchmark of the jar that is shipped; {@code docs/performance.md} says how it is to be read. */
public final class Benchmark {

    private static final Path SAMPLE = Path.of("adapter-inmemory/src/test/resources/synthea-sample");
    private static final int WRONG = 2;

    private final Arguments asked;

    private Benchmark(Arguments asked) {
        this.asked = asked;
    }

    /** Ends with 0, 1 where something could not be measured, 2 for arguments that cannot be. */
    public static void main(String[] words) throws Exception {
        try {
            Arguments asked = Arguments.parse(words);
            if (asked.help()) {
                Arguments.help(System.out);
            } else {
                new Benchmark(asked).run();
            }
        } catch (IllegalArgumentException | ParseException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG);
        }
    }

    private void run() throws Exception {
        Path jar = ShippedServer.jar();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    jar + " is not there: it is what is measured. Run mvn package first, or name it with -Dtarn.jar");
        }
        Path target = jar.getParent();
        Progress progress = new Progress(System.err);
        String load = Machine.load();
        try (Workspace workspace = Workspace.open(target)) {
            Run run = Run.of(
                    input(target, workspace, progress),
                    asked.quick() ? Effort.QUICK : Effort.FULL,
                    workspace,
                    progress);
            if (run.resources() == 0) {
                throw new IllegalArgumentException(run.input().directory() + " has no .ndjson file with a line in it");
            }
            List<Figure> figures = new ArrayList<>();
            for (Section section : asked.sections()) {
                progress.say(section.name());
                figures.addAll(section.measure(run));
            }
            String table = Table.of(facts(run, load), figures, progress.notes());
            System.out.print(table);
            Files.writeString(asked.output().orElse(target.resolve("benchmark.md")), table);
        }
    }

    private Input input(Path target, Workspace workspace, Progress progress) {
        if (asked.input().isPresent()) {
            return Input.of(asked.input().get().toAbsolutePath());
        }
        Path project = target.getParent();
        return asked.quick()
                ? Input.of(project.resolveSibling(SAMPLE))
                : new Synthea(asked.patients(), asked.seed()).input(project, workspace, progress);
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
                        asked.input().isEmpty() && !asked.quick()
                                ? ", Synthea, " + asked.patients() + " patients, seed " + asked.seed()
                                : ""));
        facts.put("server", ShippedServer.describe());
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put(
                "took",
                String.format(
                        Locale.ROOT,
                        "%,d s%s",
                        run.progress().elapsed().toSeconds(),
                        asked.quick() ? ", quick: the figures mean nothing" : ""));
        return facts;
    }
}
