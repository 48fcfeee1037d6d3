package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleSearches;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.util.List;

/** What the first search of a type costs, which builds its index: in a new process, and beside the import. */
final class FirstSearches {

    private final String section;
    private final SampleSearches searches;
    private final Samples.Taker first = new Samples.Taker();
    private final Samples.Taker searched = new Samples.Taker();
    private final Samples.Taker alone = new Samples.Taker();

    FirstSearches(String section, SampleSearches searches) {
        this.section = section;
        this.searches = searches;
    }

    List<Figure> measure(Run run) {
        for (int process = 1; process <= run.effort().processes(); process++) {
            String round = section + ", first searches, process " + process;
            run.round(round, () -> inNewProcess(run, round));
        }
        return List.of(
                Figure.of(
                                section,
                                "first search of Observation, H2, after an import in a new process",
                                Unit.SECONDS,
                                first.samples())
                        .bar(new Bar.AtMost(1.0)),
                Figure.of(
                                section,
                                "import and a search of each type, H2",
                                Unit.RESOURCES_PER_SECOND,
                                searched.samples())
                        .beside("import alone", alone.samples())
                        .bar(new Bar.AtLeastOfLimit(0.55)));
    }

    private void inNewProcess(Run run, String round) {
        try (ImportingServer server = ImportingServer.onH2(run)) {
            String store = server.client().createStore();
            server.importFrom(Bucket.INPUT, store);
            double seconds = new SearchEndpoint(server.client().server(), store)
                    .seconds(searches.ofPatients().subList(0, 1));
            first.take(seconds);
            run.progress().say("%s: first search %.2f s".formatted(round, seconds));
            for (int job = 0; job < run.effort().warming() + run.effort().warm(); job++) {
                importAndSearch(run, server, job >= run.effort().warming());
            }
        }
    }

    private void importAndSearch(Run run, ImportingServer server, boolean counted) {
        double importAlone = server.importFrom(Bucket.INPUT, server.client().createStore());
        String store = server.client().createStore();
        double both = server.importFrom(Bucket.INPUT, store)
                + new SearchEndpoint(server.client().server(), store).seconds(searches.ofEachType());
        if (counted) {
            alone.take(run.resources() / importAlone);
            searched.take(run.resources() / both);
        }
        run.progress().say("%s: import %.2f s, with searches %.2f s".formatted(section, importAlone, both));
    }
}
