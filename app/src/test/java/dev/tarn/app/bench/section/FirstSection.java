package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What somebody waits for who has just started a server: its first imports, and a whole first test. */
public final class FirstSection implements Section {

    private static final int FEW = 1_000;
    private static final int[] SIZES = {10_000, 100_000};

    @Override
    public String name() {
        return "first";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (boolean inMemory : new boolean[] {true, false}) {
            String where = inMemory ? "memory" : "H2";
            for (int size : SIZES) {
                long resources = Math.min(size, run.resources());
                Bucket bucket = bucket(run, resources);
                Samples.Taker seconds = new Samples.Taker();
                for (int number = 1; number <= run.effort().rounds(); number++) {
                    run.round(name() + ", round " + number, () -> {
                        try (ImportingServer server = server(run, inMemory, bucket, resources)) {
                            seconds.take(server.importFrom(
                                    Bucket.INPUT, server.client().createStore()));
                        }
                    });
                }
                figures.add(Figure.of(
                        name(),
                        "import of the first %,d resources in a new process, %s".formatted(size, where),
                        Unit.SECONDS,
                        seconds.samples()));
                run.progress()
                        .say("first: %,d resources, %s: %.2f s"
                                .formatted(resources, where, seconds.samples().median()));
            }
            figures.add(assertion(run, inMemory, where));
        }
        return figures;
    }

    /** From the launch: a data store, an import, and one of the resources. */
    private Figure assertion(Run run, boolean inMemory, String where) throws IOException {
        long resources = Math.min(FEW, run.resources());
        Bucket bucket = bucket(run, resources);
        SampleResource one = SampleResource.of(run.input(), run.resources(), 1).get(0);
        Samples.Taker seconds = new Samples.Taker();
        for (int number = 1; number <= run.effort().rounds(); number++) {
            run.round(name() + ", assertion, round " + number, () -> {
                long begin = System.nanoTime();
                try (ImportingServer server = server(run, inMemory, bucket, resources)) {
                    String store = server.client().createStore();
                    server.importFrom(Bucket.INPUT, store);
                    String read = Load.once(server.client().server(), FhirEndpoint.read(store, one));
                    seconds.take((System.nanoTime() - begin) / 1e9);
                    if (!read.contains(one.id())) {
                        throw new IllegalStateException("This is not the right answer: " + read);
                    }
                }
            });
        }
        return Figure.of(
                name(),
                "start, create, import %,d, read one, %s".formatted(FEW, where),
                Unit.SECONDS,
                seconds.samples());
    }

    private static ImportingServer server(Run run, boolean inMemory, Bucket bucket, long resources) {
        JvmProcess process = inMemory ? run.onMemory(bucket.objects()) : run.onH2(bucket.objects());
        return new ImportingServer(process, bucket, resources);
    }

    /** {@return a bucket whose input is the first lines of the run's} */
    private static Bucket bucket(Run run, long resources) throws IOException {
        Bucket bucket = new Bucket(run.workspace().folder("objects"));
        long left = resources;
        for (Path file : run.input().files()) {
            if (left == 0) {
                break;
            }
            Path to = Files.createDirectories(bucket.folder(Bucket.INPUT))
                    .resolve(run.input().directory().relativize(file).toString().replace('/', '-'));
            try (BufferedReader from = Files.newBufferedReader(file);
                    BufferedWriter into = Files.newBufferedWriter(to)) {
                for (String line = from.readLine(); line != null && left > 0; line = from.readLine()) {
                    into.append(line).append('\n');
                    left--;
                }
            }
        }
        return bucket;
    }
}
