package dev.tarn.app.bench.section;

import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.load.Throughput;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.process.Residence;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that is asked, what it is asked, and how it did. */
final class Target {

    private final String name;
    private final URI server;
    private final Requests requests;
    private final Samples.Taker perSecond = new Samples.Taker();
    private final Samples.Taker p50Millis = new Samples.Taker();
    private final Samples.Taker p99Millis = new Samples.Taker();
    private final Samples.Taker maxMillis = new Samples.Taker();
    private final Samples.Taker cpuMicros = new Samples.Taker();
    private @Nullable Residence process;

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

    /** {@return this, which also counts the processor's time of the server for each answer} */
    Target of(JvmProcess server) {
        process = new Residence(server.handle());
        return this;
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

    /** Waits until the server has compiled what the warm-up has left in the queue of its compiler. */
    void settle() {
        if (process != null) {
            process.awaitIdle();
        }
    }

    /** {@return answers a second, which are kept} */
    double round(int connections, Duration duration) {
        double before = process == null ? 0 : process.cpuSeconds();
        Throughput throughput = Load.run(server, connections, requests, duration);
        if (process != null) {
            cpuMicros.take((process.cpuSeconds() - before) * 1e6 / throughput.answers());
        }
        p50Millis.take(throughput.p50Millis());
        p99Millis.take(throughput.p99Millis());
        maxMillis.take(throughput.maxMillis());
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

    /** {@return the latencies, and the processor's time for each answer, beside those of the limit} */
    List<Figure> latencies(String section, String what, Target limit) {
        return latencies(section, what, limit, Optional.empty());
    }

    /**
     * {@return the same}
     *
     * @param ofP99 what 99 of 100 answers should reach
     */
    List<Figure> latencies(String section, String what, Target limit, Optional<Bar> ofP99) {
        Figure p99 = beside(section, what + ", p99", Unit.MILLISECONDS, p99Millis, limit, limit.p99Millis);
        return List.of(
                beside(section, what + ", p50", Unit.MILLISECONDS, p50Millis, limit, limit.p50Millis),
                ofP99.map(p99::bar).orElse(p99),
                beside(section, what + ", slowest", Unit.MILLISECONDS, maxMillis, limit, limit.maxMillis),
                cpu(section, what, limit));
    }

    /** {@return the processor's time of the server for each answer, beside that of the limit} */
    Figure cpu(String section, String what, Target limit) {
        return beside(section, what + ", CPU of the server", Unit.MICROSECONDS, cpuMicros, limit, limit.cpuMicros);
    }

    private static Figure beside(
            String section, String what, Unit unit, Samples.Taker taken, Target limit, Samples.Taker beside) {
        return Figure.of(section, what, unit, taken.samples()).beside(limit.name, beside.samples());
    }
}
