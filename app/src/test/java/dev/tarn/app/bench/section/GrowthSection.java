package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.Copies;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.process.Residence;
import dev.tarn.app.bench.process.Workspace;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether anything gets slower when the file of the database holds ten times the input: copies of it with other ids. Beside
 * it stands a server that holds one of them.
 */
public final class GrowthSection implements Section {

    private static final byte[] LIST = Requests.operation("ListFHIRDatastores", "{}");
    private static final int CONNECTIONS = 32;
    private static final double ENOUGH = 1_000_000;
    private static final String COPY = "copy";

    private final Copies copies = new Copies();

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Figure> measure(Run run) {
        Path grown = run.workspace().folder("data");
        Path small = run.workspace().folder("data");
        Bucket bucket = new Bucket(run.workspace().folder("objects"));
        List<Figure> figures = new ArrayList<>();
        try (ImportingServer many = new ImportingServer(run.on(grown, bucket.objects()), bucket, run.resources());
                ImportingServer few = new ImportingServer(run.on(small, bucket.objects()), bucket, run.resources())) {
            importCopy(run, few, 0, few.client().createStore());
            List<Double> rates = grow(run, many);
            int ends = Math.max(1, rates.size() / 5);
            String size = "%,d resources".formatted(run.resources() * (rates.size() + 1));
            figures.add(Figure.of(
                            name(),
                            "import, H2, up to " + size,
                            Unit.RESOURCES_PER_SECOND,
                            new Samples(rates.subList(rates.size() - ends, rates.size())))
                    .beside("up to %,d".formatted(run.resources() * (1 + ends)), new Samples(rates.subList(0, ends)))
                    .bar(new Bar.AtLeastOfLimit(0.8)));
            String one = "%,d".formatted(run.resources());
            figures.add(describes(run, size, many, one, few));
            figures.add(resident(size, many, one, few));
            many.stop();
            few.stop();
            long copied = run.input().bytes();
            figures.add(onDisk(size, grown, copied * (rates.size() + 1), one, small, copied));
            figures.add(starts(run, size, grown, one, small, bucket.objects()));
        }
        return figures;
    }

    /** {@return resources a second, job by job; the first job of all, which finds the JVM cold, is not among them} */
    private List<Double> grow(Run run, ImportingServer server) {
        int jobs = (int) Math.min(run.effort().growth(), Math.max(3, Math.ceil(ENOUGH / run.resources())));
        importCopy(run, server, 0, server.client().createStore());
        String store = server.client().createStore();
        List<Double> rates = new ArrayList<>();
        double took = 0;
        for (int job = 1; job <= jobs; job++) {
            double seconds = importCopy(run, server, job, store);
            rates.add(run.resources() / seconds);
            took += seconds;
            run.progress()
                    .say("growth, job %d of %d: %,.0f resources/s".formatted(job, jobs, run.resources() / seconds));
            if (job > 2 && job < jobs && took > run.effort().most().toSeconds()) {
                run.progress()
                        .note("growth: stopped at " + job + " of " + jobs + " copies of the input, after "
                                + Math.round(took) + " s of imports");
                break;
            }
        }
        return rates;
    }

    private double importCopy(Run run, ImportingServer server, int number, String store) {
        copies.write(run.input(), number, server.bucket().folder(COPY));
        return server.importFrom(COPY, store);
    }

    private Figure describes(Run run, String size, ImportingServer many, String one, ImportingServer few) {
        Target grown = Target.describe(size, many.client().server());
        Target small = Target.describe(one, few.client().server());
        Contest.of(run, name(), CONNECTIONS).hold(List.of(grown, small));
        return grown.figure(name(), "DescribeFHIRDatastore, H2, " + size, small).bar(new Bar.AtLeastOfLimit(0.8));
    }

    private Figure resident(String size, ImportingServer many, String one, ImportingServer few) {
        return Figure.of(name(), "resident after imports, H2, " + size, Unit.MEGABYTES, idle(many))
                .beside("after " + one, idle(few));
    }

    private static Samples idle(ImportingServer server) {
        Residence residence = new Residence(server.process().handle());
        residence.awaitIdle();
        return new Samples(List.of(residence.megabytes()));
    }

    /** After an orderly stop. */
    private Figure onDisk(String size, Path grown, long input, String one, Path small, long firstInput) {
        return Figure.of(
                        name(),
                        "bytes on disk, H2, " + size,
                        Unit.BYTES_FOR_EACH_OF_INPUT,
                        new Samples(List.of((double) Workspace.bytes(grown) / input)))
                .beside("with " + one, new Samples(List.of((double) Workspace.bytes(small) / firstInput)));
    }

    private Figure starts(Run run, String size, Path grown, String one, Path small, Path objects) {
        Samples.Taker many = new Samples.Taker();
        Samples.Taker few = new Samples.Taker();
        for (int round = 0; round < run.effort().unheeded() + run.effort().starts(); round++) {
            double m = StartSection.seconds(() -> run.on(grown, objects), LIST, "\"DatastoreStatus\":\"ACTIVE\"");
            double f = StartSection.seconds(() -> run.on(small, objects), LIST, "\"DatastoreStatus\":\"ACTIVE\"");
            if (round >= run.effort().unheeded()) {
                many.take(m);
                few.take(f);
                run.progress().say("growth: start with all %.3f s, with one %.3f s".formatted(m, f));
            }
        }
        return Figure.of(name(), "first ListFHIRDatastores, H2, " + size, Unit.SECONDS, many.samples())
                .beside(one, few.samples())
                .bar(new Bar.AtMostOfLimit(1.2));
    }
}
