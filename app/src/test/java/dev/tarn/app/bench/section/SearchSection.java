package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleSearches;
import dev.tarn.app.bench.process.BareServer;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches with data on disk: what the first ones cost, and on two connections how many are answered, how long they take, and
 * what they cost the server.
 */
public final class SearchSection implements Section {

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        SampleSearches searches = SampleSearches.of(run.input());
        List<Figure> figures = new ArrayList<>(new FirstSearches(name(), searches).measure(run));
        try (ImportingServer server = ImportingServer.onH2(run);
                JvmProcess echo = BareServer.make(run.workspace()).start()) {
            String store = server.client().createStore();
            server.importFrom(Bucket.INPUT, store);
            SearchEndpoint endpoint = new SearchEndpoint(server.client().server(), store);
            for (SampledSearch sampled : SampledSearch.of(searches)) {
                Target bare = sampled.echo(endpoint, echo);
                Target target = sampled.target("H2", endpoint, server.process());
                Contest.of(run, name() + ", " + sampled.what(), SampledSearch.CONNECTIONS)
                        .hold(List.of(target, bare));
                figures.add(sampled.rate(name(), target, bare));
                figures.addAll(target.latencies(name(), sampled.title(), bare, sampled.most()));
            }
        }
        return figures;
    }
}
