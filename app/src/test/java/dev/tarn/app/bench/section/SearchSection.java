package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.Copies;
import dev.tarn.app.bench.input.SampleSearches;
import dev.tarn.app.bench.process.BareServer;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;

/** Searches with data on disk, on two connections: how many, how long they take, and what they cost the server. */
public final class SearchSection implements Section {

    private static final int CONNECTIONS = 2;
    private static final String COPY = "copy";

    private final String name;
    private final int copies;

    private SearchSection(String name, int copies) {
        this.name = name;
        this.copies = copies;
    }

    /** {@return the searches of the input, and what the first ones cost} */
    static SearchSection ofInput() {
        return new SearchSection("search", 0);
    }

    /** {@return the searches of the input and so many copies of it, with other ids and the same references} */
    static SearchSection ofMany() {
        return new SearchSection("search-many", 9);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        SampleSearches searches = SampleSearches.of(run.input());
        List<Figure> figures = new ArrayList<>();
        if (copies == 0) {
            figures.addAll(new FirstSearches(name, searches).measure(run));
        }
        try (ImportingServer server = ImportingServer.onH2(run);
                JvmProcess echo = BareServer.make(run.workspace()).start()) {
            SearchEndpoint endpoint = new SearchEndpoint(server.client().server(), imported(run, server));
            figures.addAll(load(run, server, echo, endpoint, "subject=, 9 shown", searches.ofPatients(), 8_000, 0.25));
            figures.addAll(load(
                    run,
                    server,
                    echo,
                    endpoint,
                    "subject=, _sort=-date, 20 shown",
                    searches.latestOfPatients(),
                    6_000,
                    0.2));
            figures.addAll(load(
                    run,
                    server,
                    echo,
                    endpoint,
                    "code=, date=, exact total",
                    searches.ofCodesAndYears(),
                    copies == 0 ? 5_000 : 1_500,
                    0));
        }
        return figures;
    }

    private String imported(Run run, ImportingServer server) {
        String store = server.client().createStore();
        server.importFrom(Bucket.INPUT, store);
        for (int number = 1; number <= copies; number++) {
            new Copies().write(run.input(), number, server.bucket().folder(COPY));
            server.importFrom(COPY, store);
            run.progress().say(name + ": copy " + number + " of " + copies + " imported");
        }
        return store;
    }

    private List<Figure> load(
            Run run,
            ImportingServer server,
            JvmProcess echo,
            SearchEndpoint endpoint,
            String what,
            List<String> searches,
            double bar,
            double ofEcho) {
        Target bare = endpoint.echo(echo.url(), searches).of(echo);
        Target target = endpoint.target("H2 " + what, searches).of(server.process());
        Contest.of(run, name + ", " + what, CONNECTIONS).hold(List.of(target, bare));
        String title = what + ", H2, " + CONNECTIONS + " connections";
        List<Figure> figures = new ArrayList<>();
        Figure rate = target.figure(name, title, bare).bar(new Bar.AtLeast(bar));
        figures.add(ofEcho > 0 ? rate.bar(new Bar.AtLeastOfLimit(ofEcho)) : rate);
        figures.addAll(target.latencies(name, title, bare));
        return figures;
    }
}
