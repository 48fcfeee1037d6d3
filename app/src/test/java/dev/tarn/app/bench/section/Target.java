package dev.tarn.app.bench.section;

import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.load.Throughput;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A server that is asked, what it is asked, and how it did. */
final class Target {

    private final String name;
    private final URI server;
    private final Requests requests;
    private final Samples.Taker perSecond = new Samples.Taker();
    private final Samples.Taker p99Millis = new Samples.Taker();

    Target(String name, URI server, Requests requests) {
        this.name = name;
        this.server = server;
        this.requests = requests;
    }

    /** {@return one that is asked for a data store, which is made for it} */
    static Target describe(String name, URI server) {
        String body = describeBody(new HealthLakeClient(server).createStore());
        return new Target(name, server, Requests.of(List.of(Requests.operation("DescribeFHIRDatastore", body)), 200));
    }

    static String describeBody(String store) {
        return "{\"DatastoreId\":\"" + store + "\"}";
    }

    String name() {
        return name;
    }

    /** {@return answers a second, which are not kept} */
    double warmUp(int connections, Duration duration) {
        return Load.run(server, connections, requests, duration).perSecond();
    }

    /** {@return answers a second, which are kept} */
    double round(int connections, Duration duration) {
        Throughput throughput = Load.run(server, connections, requests, duration);
        p99Millis.take(throughput.p99Millis());
        return perSecond.take(throughput.perSecond());
    }

    Samples perSecond() {
        return perSecond.samples();
    }

    Figure figure(String section, String what, Target limit) {
        return Figure.of(section, what, Unit.REQUESTS_PER_SECOND, perSecond()).beside(limit.name, limit.perSecond());
    }

    Figure slowest(String section, String what, Target limit) {
        return Figure.of(section, what, Unit.MILLISECONDS, p99Millis.samples())
                .beside(limit.name, limit.p99Millis.samples());
    }
}
