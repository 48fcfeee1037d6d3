package dev.tarn.app.bench.section;

import dev.tarn.app.bench.limit.Echo;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** DescribeFHIRDatastore over 32 connections. */
public final class ControlPlaneSection implements Section {

    private static final int CONNECTIONS = 32;

    @Override
    public String name() {
        return "control";
    }

    @Override
    public List<Figure> measure(Run run) {
        Path objects = run.workspace().folder("objects");
        try (JvmProcess memory = run.onMemory(objects);
                JvmProcess h2 = run.onH2(objects);
                JvmProcess echo = JvmProcess.main(run.workspace(), Echo.class)) {
            Target onMemory = Target.describe("memory", memory.url());
            Target onH2 = Target.describe("H2", h2.url());
            Target bare = bare(echo.url(), memory.url());
            Contest.of(run, name(), CONNECTIONS).hold(List.of(onMemory, onH2, bare));
            List<Figure> figures = new ArrayList<>();
            String what = "DescribeFHIRDatastore, " + CONNECTIONS + " connections, ";
            figures.add(onMemory.figure(name(), what + "memory", bare).bar(new Bar.AtLeastOfLimit(0.6)));
            figures.add(onH2.figure(name(), what + "H2", bare).bar(new Bar.AtLeastOfLimit(0.4)));
            figures.add(onMemory.slowest(name(), what + "memory, 99 of 100 within", bare));
            figures.add(onH2.slowest(name(), what + "H2, 99 of 100 within", bare));
            return figures;
        }
    }

    /** The same request, and an answer of the same size. */
    static Target bare(URI echo, URI tarn) {
        String body = Target.describeBody(new HealthLakeClient(tarn).createStore());
        int size = Load.once(tarn, Requests.operation("DescribeFHIRDatastore", body))
                .getBytes(StandardCharsets.UTF_8)
                .length;
        byte[] request = Requests.request(
                "POST",
                "/" + size,
                Requests.operationHeaders("DescribeFHIRDatastore"),
                body.getBytes(StandardCharsets.UTF_8));
        return new Target("bare Vert.x echo", echo, Requests.of(List.of(request), 200));
    }
}
