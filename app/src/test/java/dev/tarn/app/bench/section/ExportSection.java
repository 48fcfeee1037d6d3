package dev.tarn.app.bench.section;

import dev.tarn.app.bench.limit.PlainCopy;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import dev.tarn.app.bench.section.ColdAndWarm.Stage;
import java.nio.file.Path;
import java.util.List;

/** The export of everything that was imported as a job, beside a copy of the files that it has written. */
public final class ExportSection implements Section {

    private final ColdAndWarm memory = new ColdAndWarm("memory");
    private final ColdAndWarm h2 = new ColdAndWarm("H2");
    private final ColdAndWarm copy = new ColdAndWarm("plain copy of the files");

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Figure> measure(Run run) {
        try (ImportingServer onMemory = ImportingServer.onMemory(run);
                ImportingServer onH2 = ImportingServer.onH2(run);
                JvmProcess copier = copier(run, onH2.bucket())) {
            String inMemory = imported(onMemory);
            String inH2 = imported(onH2);
            long began = System.nanoTime();
            int job = 0;
            for (int round = 0; round <= run.effort().rounds(); job++) {
                double m = onMemory.export(inMemory);
                double h = onH2.export(inH2);
                double c = ImportSection.seconds(copier);
                onMemory.bucket().clear();
                onH2.bucket().clear();
                // An export takes a fraction of a second, in which a JVM does not get warm; and three of them take
                // turns.
                boolean warm =
                        System.nanoTime() - began > 2 * run.effort().warmUp().toNanos();
                if (job == 0 || warm) {
                    Stage stage = job == 0 ? Stage.COLD : Stage.WARM;
                    memory.take(stage, m);
                    h2.take(stage, h);
                    copy.take(stage, c);
                    round++;
                }
                run.progress()
                        .say("export, job %d: memory %,.0f/s, H2 %,.0f/s, copy %,.0f/s"
                                .formatted(job + 1, run.resources() / m, run.resources() / h, run.resources() / c));
            }
        }
        double all = (double) run.resources();
        return List.of(
                figure("memory, warm", Unit.RESOURCES_PER_SECOND, memory.perSecond(Stage.WARM, all))
                        .beside(copy.name(), copy.perSecond(Stage.WARM, all))
                        .bar(new Bar.AtLeast(120_000))
                        .bar(new Bar.AtLeastOfLimit(0.5)),
                figure("memory, warm", Unit.MEGABYTES_PER_SECOND, memory.perSecond(Stage.WARM, run.megabytes()))
                        .beside(copy.name(), copy.perSecond(Stage.WARM, run.megabytes())),
                figure("memory, first job", Unit.RESOURCES_PER_SECOND, memory.perSecond(Stage.COLD, all)),
                figure("H2, warm", Unit.RESOURCES_PER_SECOND, h2.perSecond(Stage.WARM, all))
                        .beside(copy.name(), copy.perSecond(Stage.WARM, all))
                        .bar(new Bar.AtLeast(60_000))
                        .bar(new Bar.AtLeastOfLimit(0.5)),
                figure("H2, warm", Unit.MEGABYTES_PER_SECOND, h2.perSecond(Stage.WARM, run.megabytes()))
                        .beside(copy.name(), copy.perSecond(Stage.WARM, run.megabytes())),
                figure("H2, first job", Unit.RESOURCES_PER_SECOND, h2.perSecond(Stage.COLD, all)));
    }

    private Figure figure(String what, Unit unit, Samples samples) {
        return Figure.of(name(), "export, " + what, unit, samples);
    }

    private static String imported(ImportingServer server) {
        String store = server.client().createStore();
        server.importFrom(Bucket.INPUT, store);
        return store;
    }

    private static JvmProcess copier(Run run, Bucket bucket) {
        Path to = run.workspace().folder("copies");
        return JvmProcess.main(run.workspace(), PlainCopy.class, bucket.output().toString(), to.toString());
    }
}
