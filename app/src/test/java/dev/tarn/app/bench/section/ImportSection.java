package dev.tarn.app.bench.section;

import dev.tarn.app.bench.limit.JacksonTokens;
import dev.tarn.app.bench.limit.PlainRows;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.util.List;

/**
 * The import of the input as a job, from the request that starts it to the answer that it has ended: the first job of a
 * process, and later ones, each into a data store of its own.
 */
public final class ImportSection implements Section {

    private final ColdAndWarm memory = new ColdAndWarm("memory");
    private final ColdAndWarm h2 = new ColdAndWarm("H2");
    private final ColdAndWarm tokens =
            new ColdAndWarm("Jackson tokens, " + Runtime.getRuntime().availableProcessors() + " threads");
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
        return List.of(
                figure(memory.warm(all), "memory, warm")
                        .beside(tokens.name(), tokens.warm(all))
                        .bar(new Bar.AtLeast(60_000)),
                megabytes(memory.warm(run.megabytes()), "memory, warm")
                        .beside(tokens.name(), tokens.warm(run.megabytes())),
                figure(memory.cold(all), "memory, first job").beside(tokens.name() + ", first", tokens.cold(all)),
                figure(h2.warm(all), "H2, warm")
                        .beside(rows.name(), rows.warm(all))
                        .bar(new Bar.AtLeast(25_000))
                        .bar(new Bar.AtLeastOfLimit(0.5)),
                megabytes(h2.warm(run.megabytes()), "H2, warm").beside(rows.name(), rows.warm(run.megabytes())),
                figure(h2.cold(all), "H2, first job").beside(rows.name() + ", first", rows.cold(all)));
    }

    private void inNewProcesses(Run run, int process) {
        String input = run.input().directory().toAbsolutePath().toString();
        String file = run.workspace().folder("rows").toString();
        try (ImportingServer onMemory = ImportingServer.onMemory(run);
                ImportingServer onH2 = ImportingServer.onH2(run);
                JvmProcess jackson = JvmProcess.main(run.workspace(), JacksonTokens.class, input);
                JvmProcess plain = JvmProcess.main(run.workspace(), PlainRows.class, input, file)) {
            for (int job = 0; job <= run.effort().warm(); job++) {
                double m = memory.take(job, importInto(onMemory, true));
                double h = h2.take(job, importInto(onH2, false));
                double t = tokens.take(job, seconds(jackson));
                double r = rows.take(job, seconds(plain));
                run.progress()
                        .say("import, process %d, job %d: memory %,.0f/s, H2 %,.0f/s, tokens %,.0f/s, rows %,.0f/s"
                                .formatted(
                                        process,
                                        job + 1,
                                        run.resources() / m,
                                        run.resources() / h,
                                        run.resources() / t,
                                        run.resources() / r));
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

    private Figure figure(Samples samples, String what) {
        return Figure.of(name(), "import, " + what, Unit.RESOURCES_PER_SECOND, samples);
    }

    private Figure megabytes(Samples samples, String what) {
        return Figure.of(name(), "import, " + what, Unit.MEGABYTES_PER_SECOND, samples);
    }
}
