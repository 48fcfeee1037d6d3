package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.Copies;
import dev.tarn.app.bench.input.SampleSearches;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.process.BareServer;
import dev.tarn.app.bench.process.HeapInUse;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.process.Workspace;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches of ten times the input beside searches of the input, and what the index of that many resources takes: copies of it with
 * other ids and the same references, so that a search by a reference matches ten times as many.
 */
public final class GrownSearchSection implements Section {

    private static final byte[] LIST = Requests.operation("ListFHIRDatastores", "{}");
    private static final String COPY = "copy";

    /** Where a data directory has what is derived from its resources: of these servers, the search index. */
    private static final String DERIVED = "derived";

    @Override
    public String name() {
        return "search-many";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        SampleSearches searches = SampleSearches.of(run.input());
        Path data = run.workspace().folder("data");
        Bucket bucket = Bucket.of(run);
        int copies = Math.max(1, run.effort().growth() - 1);
        String size = "%,d resources".formatted(run.resources() * (1 + copies));
        List<Figure> figures = new ArrayList<>();
        SearchEndpoint grown;
        try (ImportingServer many = new ImportingServer(run.on(data, bucket.objects()), bucket, run.resources());
                ImportingServer few = ImportingServer.onH2(run);
                JvmProcess echo = BareServer.make(run.workspace()).start()) {
            grown = new SearchEndpoint(many.client().server(), imported(run, many, copies));
            SearchEndpoint small = new SearchEndpoint(few.client().server(), imported(run, few, 0));
            HeapInUse heap = new HeapInUse(many.process());
            double idle = heap.megabytes();
            for (SearchEndpoint endpoint : List.of(grown, small)) {
                endpoint.seconds(searches.ofEachType());
            }
            for (SampledSearch sampled : SampledSearch.of(searches)) {
                figures.addAll(contest(run, sampled, size, many, grown, few, small, echo));
            }
            figures.add(Figure.of(
                            name(),
                            "heap after the searches, H2, " + size,
                            Unit.MEGABYTES,
                            new Samples(List.of(heap.megabytes())))
                    .beside("before the first search", new Samples(List.of(idle)))
                    .bar(new Bar.AtMostMore(64)));
            many.stop();
        }
        figures.add(Figure.of(
                        name(),
                        "index on disk, all types searched, " + size,
                        Unit.BYTES_FOR_EACH_OF_INPUT,
                        new Samples(List.of((double) Workspace.bytes(data.resolve(DERIVED))
                                / (run.input().bytes() * (1 + copies)))))
                .bar(new Bar.AtMost(0.15)));
        figures.add(restarts(
                run, size, data, bucket, grown.request(searches.ofPatients().get(0))));
        return figures;
    }

    private String imported(Run run, ImportingServer server, int copies) {
        String store = server.client().createStore();
        server.importFrom(Bucket.INPUT, store);
        for (int number = 1; number <= copies; number++) {
            new Copies().write(run.input(), number, server.bucket().folder(COPY));
            server.importFrom(COPY, store);
            run.progress().say(name() + ": copy " + number + " of " + copies + " imported");
        }
        return store;
    }

    private List<Figure> contest(
            Run run,
            SampledSearch sampled,
            String size,
            ImportingServer many,
            SearchEndpoint grown,
            ImportingServer few,
            SearchEndpoint small,
            JvmProcess echo) {
        Target bare = sampled.echo(grown, echo);
        Target ofMany = sampled.target("H2, " + size + ",", grown, many.process());
        Target ofFew = sampled.target("H2, %,d resources,".formatted(run.resources()), small, few.process());
        Contest.of(run, name() + ", " + sampled.what(), SampledSearch.CONNECTIONS)
                .hold(List.of(ofMany, ofFew, bare));
        List<Figure> figures = new ArrayList<>();
        figures.add(sampled.grownRate(name(), size, ofMany, ofFew));
        figures.addAll(ofMany.latencies(name(), sampled.title() + ", " + size, bare, sampled.most()));
        return figures;
    }

    /** From the launch of the process until the first search was answered, which opens the index, or the first list. */
    private Figure restarts(Run run, String size, Path data, Bucket bucket, byte[] search) {
        Samples.Taker searched = new Samples.Taker();
        Samples.Taker listed = new Samples.Taker();
        for (int round = 0; round < run.effort().unheeded() + run.effort().starts(); round++) {
            double first = StartSection.seconds(() -> run.on(data, bucket.objects()), search, "\"mode\":\"match\"");
            double list =
                    StartSection.seconds(() -> run.on(data, bucket.objects()), LIST, "\"DatastoreStatus\":\"ACTIVE\"");
            if (round >= run.effort().unheeded()) {
                searched.take(first);
                listed.take(list);
                run.progress().say("%s: start and search %.3f s, start and list %.3f s".formatted(name(), first, list));
            }
        }
        return Figure.of(name(), "first search after a restart, H2, " + size, Unit.SECONDS, searched.samples())
                .beside("first ListFHIRDatastores", listed.samples())
                .bar(new Bar.AtMostMore(0.1));
    }
}
