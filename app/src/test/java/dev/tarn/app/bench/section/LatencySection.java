package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.app.bench.load.Paced;
import dev.tarn.app.bench.load.Throughput;
import dev.tarn.app.bench.process.BareServer;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How long single requests take with data on disk, what they cost the server, and how long a GET takes during an import. */
public final class LatencySection implements Section {

    private static final int RESOURCES = 1_000;
    private static final int CONNECTIONS = 2;
    private static final int PER_SECOND = 100;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        List<SampleResource> resources = SampleResource.of(run.input(), run.resources(), RESOURCES);
        List<Figure> figures = new ArrayList<>();
        Bucket bucket = Bucket.of(run);
        try (ImportingServer importing = new ImportingServer(run.onH2(bucket.objects()), bucket, run.resources());
                JvmProcess echo = BareServer.make(run.workspace()).start()) {
            JvmProcess server = importing.process();
            FhirEndpoint endpoint = FhirEndpoint.with(resources, server.url());
            Target describe = Target.describe("H2 describe", server.url()).of(server);
            Target bareDescribe =
                    ControlPlaneSection.bare(echo.url(), server.url()).of(echo);
            figures.addAll(contest(run, "DescribeFHIRDatastore", describe, bareDescribe));
            figures.addAll(contest(
                    run,
                    "PUT",
                    endpoint.put("H2 PUT").of(server),
                    endpoint.echo("PUT", echo.url()).of(echo)));
            figures.addAll(contest(
                    run,
                    "GET",
                    endpoint.get("H2 GET").of(server),
                    endpoint.echo("GET", echo.url()).of(echo)));
            figures.addAll(duringImport(run, importing, endpoint));
        }
        return figures;
    }

    private List<Figure> contest(Run run, String what, Target target, Target bare) {
        Contest.of(run, name() + ", " + what, CONNECTIONS).hold(List.of(target, bare));
        return target.latencies(name(), what + ", H2, " + CONNECTIONS + " connections", bare);
    }

    /** A client that reads at its own pace; a request that is late counts from when it should have been sent. */
    private List<Figure> duringImport(Run run, ImportingServer server, FhirEndpoint endpoint) {
        Samples.Taker idle = new Samples.Taker();
        Samples.Taker p50 = new Samples.Taker();
        Samples.Taker p99 = new Samples.Taker();
        for (int number = 1; number <= run.effort().rounds(); number++) {
            run.round(name() + ", import, round " + number, () -> {
                Paced paced = new Paced(endpoint.server(), endpoint.reads(), PER_SECOND);
                Throughput quiet = paced.during(run.effort().load());
                String store = server.client().createStore();
                CompletableFuture<?> job = CompletableFuture.runAsync(() -> server.importFrom(Bucket.INPUT, store));
                Throughput busy = paced.until(job);
                job.join();
                idle.take(quiet.p99Millis());
                p50.take(busy.p50Millis());
                p99.take(busy.p99Millis());
                run.progress()
                        .say("latency: GET during an import, p50 %.2f ms, p99 %.2f ms"
                                .formatted(busy.p50Millis(), busy.p99Millis()));
            });
        }
        String what = "GET, H2, %d a second, while an import runs, ".formatted(PER_SECOND);
        return List.of(
                Figure.of(name(), what + "p50", Unit.MILLISECONDS, p50.samples()),
                Figure.of(name(), what + "p99", Unit.MILLISECONDS, p99.samples())
                        .beside("p99 while none runs", idle.samples()));
    }
}
