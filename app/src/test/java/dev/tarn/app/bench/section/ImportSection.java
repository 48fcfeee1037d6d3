package dev.tarn.app.bench.section;

import dev.tarn.app.bench.limit.JacksonTokens;
import dev.tarn.app.bench.limit.PlainMap;
import dev.tarn.app.bench.limit.PlainRows;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Unit;
import dev.tarn.app.bench.section.ColdAndWarm.Stage;
import java.util.List;

/**
 * The import of the input as a job, from the request that starts it to the answer that it has ended: the first jobs of a
 * process, while its code is compiled, and later ones, each into a data store of its own.
 */
public final class ImportSection implements Section {

    private final ColdAndWarm memory = new ColdAndWarm("memory");
    private final ColdAndWarm h2 = new ColdAndWarm("H2");
    private final ColdAndWarm tokens =
            new ColdAndWarm("Jackson tokens, " + Runtime.getRuntime().availableProcessors() + " threads");
    private final ColdAndWarm places = new ColdAndWarm("bytes in a file, ids in a map of H2, 1 thread");
    private final ColdAndWarm rows = new ColdAndWarm("plain H2 rows, 1 thread");

    @Override
    public String name() {
        return "import";
    }

    @Override
    public List<Figure> measure(Run run) {
        for (int process = 1; process <= run.effort().processes(); process++) {
            inNewProcesses(run, process);
        }
        double all = (double) run.resources();
        double bytes = run.megabytes();
        return List.of(
                warm(memory, tokens, all, Unit.RESOURCES_PER_SECOND).bar(new Bar.AtLeast(60_000)),
                warm(memory, tokens, bytes, Unit.MEGABYTES_PER_SECOND),
                early(memory, tokens, Stage.COLD, "first job", all),
                early(memory, tokens, Stage.WARMING, "second and third job", all),
                warm(h2, rows, all, Unit.RESOURCES_PER_SECOND)
                        .bar(new Bar.AtLeast(25_000))
                        .bar(new Bar.AtLeastOfLimit(0.5)),
                warm(h2, places, all, Unit.RESOURCES_PER_SECOND),
                warm(h2, rows, bytes, Unit.MEGABYTES_PER_SECOND),
                early(h2, rows, Stage.COLD, "first job", all),
                early(h2, rows, Stage.WARMING, "second and third job", all));
    }

    private void inNewProcesses(Run run, int process) {
        String input = run.input().directory().toAbsolutePath().toString();
        String file = run.workspace().folder("rows").toString();
        try (ImportingServer onMemory = ImportingServer.onMemory(run);
                ImportingServer onH2 = ImportingServer.onH2(run);
                JvmProcess jackson = JvmProcess.main(run.workspace(), JacksonTokens.class, input);
                JvmProcess map = JvmProcess.main(
                        run.workspace(),
                        PlainMap.class,
                        input,
                        run.workspace().folder("map").toString());
                JvmProcess plain = JvmProcess.main(run.workspace(), PlainRows.class, input, file)) {
            int early = run.effort().warming();
            for (int job = 0; job <= early + run.effort().warm(); job++) {
                Stage stage = job == 0 ? Stage.COLD : job <= early ? Stage.WARMING : Stage.WARM;
                String round = "import, process %d, job %d".formatted(process, job + 1);
                run.round(round, () -> {
                    double m = memory.take(stage, importInto(onMemory, true));
                    double h = h2.take(stage, importInto(onH2, false));
                    double t = tokens.take(stage, seconds(jackson));
                    double r = rows.take(stage, seconds(plain));
                    double p = places.take(stage, seconds(map));
                    run.progress()
                            .say("%s: memory %,.0f/s, H2 %,.0f/s, tokens %,.0f/s, rows %,.0f/s, ids %,.0f/s"
                                    .formatted(
                                            round,
                                            run.resources() / m,
                                            run.resources() / h,
                                            run.resources() / t,
                                            run.resources() / r,
                                            run.resources() / p));
                });
            }
        }
    }

    /** In memory a store is deleted after its job, or the next job would find less and less room. */
    private static double importInto(ImportingServer server, boolean deletes) {
        String store = server.client().createStore();
        double seconds = server.importFrom(Bucket.INPUT, store);
        if (deletes) {
            server.client().deleteStore(store);
        }
        return seconds;
    }

    /** {@return for how long a limit has worked on what it was asked for now} */
    static double seconds(JvmProcess limit) {
        return Long.parseLong(limit.ask("go")) / 1e9;
    }

    private Figure warm(ColdAndWarm subject, ColdAndWarm limit, double amount, Unit unit) {
        return Figure.of(name(), "import, " + subject.name() + ", warm", unit, subject.perSecond(Stage.WARM, amount))
                .beside(limit.name(), limit.perSecond(Stage.WARM, amount));
    }

    private Figure early(ColdAndWarm subject, ColdAndWarm limit, Stage stage, String jobs, double resources) {
        return Figure.of(
                        name(),
                        "import, " + subject.name() + ", " + jobs,
                        Unit.RESOURCES_PER_SECOND,
                        subject.perSecond(stage, resources))
                .beside(limit.name() + ", the same", limit.perSecond(stage, resources));
    }
}
