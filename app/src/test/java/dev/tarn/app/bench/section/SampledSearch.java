package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleSearches;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import java.util.List;
import java.util.Optional;

/**
 * One kind of search that clients send for a while, and what it should reach.
 *
 * @param searches the searches, which clients send in turn
 * @param perSecond with the input in the data store
 * @param ofEcho the share of the bare server's rate; 0 where there is no such bar
 * @param most the longest p99 in milliseconds; empty where there is no such bar
 * @param grown what is to be reached with ten times the input; empty where there is no such bar
 */
record SampledSearch(
        String what, List<String> searches, double perSecond, double ofEcho, Optional<Bar> most, Optional<Bar> grown) {

    static final int CONNECTIONS = 2;

    /** {@return the kinds of searches of an input} */
    static List<SampledSearch> of(SampleSearches searches) {
        return List.of(
                new SampledSearch(
                        "subject=, 9 shown",
                        searches.ofPatients(),
                        8_000,
                        0.25,
                        Optional.of(new Bar.AtMost(5)),
                        Optional.of(new Bar.AtLeastOfLimit(0.8))),
                new SampledSearch(
                        "subject=, _sort=-date, 20 shown",
                        searches.latestOfPatients(),
                        6_000,
                        0.2,
                        Optional.empty(),
                        Optional.empty()),
                new SampledSearch(
                        "code=, date=, exact total",
                        searches.ofCodesAndYears(),
                        5_000,
                        0,
                        Optional.empty(),
                        Optional.of(new Bar.AtLeast(1_500))));
    }

    Target target(String name, SearchEndpoint endpoint, JvmProcess server) {
        return endpoint.target(name + " " + what, searches).of(server);
    }

    /** {@return the bare server with answers as long as those of the endpoint, on average} */
    Target echo(SearchEndpoint endpoint, JvmProcess echo) {
        return endpoint.echo(echo.url(), searches).of(echo);
    }

    String title() {
        return what + ", H2, " + CONNECTIONS + " connections";
    }

    /** {@return the rate beside that of the bare server, with the bars for the input alone} */
    Figure rate(String section, Target target, Target bare) {
        Figure rate = target.figure(section, title(), bare).bar(new Bar.AtLeast(perSecond));
        return ofEcho > 0 ? rate.bar(new Bar.AtLeastOfLimit(ofEcho)) : rate;
    }

    /** {@return the rate with ten times the input beside that with the input} */
    Figure grownRate(String section, String size, Target many, Target few) {
        Figure rate = many.figure(section, title() + ", " + size, few);
        return grown.map(rate::bar).orElse(rate);
    }
}
