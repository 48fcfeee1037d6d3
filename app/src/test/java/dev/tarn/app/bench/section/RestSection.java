package dev.tarn.app.bench.section;

import dev.tarn.app.bench.input.SampleResource;
import dev.tarn.app.bench.limit.Echo;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Resources of the input, written and read one by one. */
public final class RestSection implements Section {

    private static final int RESOURCES = 1_000;

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public List<Figure> measure(Run run) throws Exception {
        List<SampleResource> resources = SampleResource.of(run.input(), run.resources(), RESOURCES);
        Path objects = run.workspace().folder("objects");
        List<Figure> figures = new ArrayList<>();
        try (JvmProcess memory = run.onMemory(objects);
                JvmProcess h2 = run.onH2(objects);
                JvmProcess echo = JvmProcess.main(run.workspace(), Echo.class)) {
            FhirEndpoint onMemory = FhirEndpoint.with(resources, memory.url());
            FhirEndpoint onH2 = FhirEndpoint.with(resources, h2.url());
            for (int connections : new int[] {2, 32}) {
                Target bare = onMemory.echo("PUT", echo.url());
                Target m = onMemory.put("memory PUT");
                Target h = onH2.put("H2 PUT");
                Contest.of(run, name(), connections).hold(List.of(m, h, bare));
                figures.add(figure(m, connections, bare, connections == 2 ? 4_392 : 0));
                figures.add(figure(h, connections, bare, 2_715));

                Target bareGet = onMemory.echo("GET", echo.url());
                Target mGet = onMemory.get("memory GET");
                Target hGet = onH2.get("H2 GET");
                Contest.of(run, name(), connections).hold(List.of(mGet, hGet, bareGet));
                figures.add(figure(mGet, connections, bareGet, connections == 2 ? 6_389 : 0));
                figures.add(figure(hGet, connections, bareGet, 8_520));
            }
        }
        return figures;
    }

    private Figure figure(Target target, int connections, Target bare, double bar) {
        Figure figure = target.figure(name(), target.name() + ", " + connections + " connections", bare);
        return bar > 0 ? figure.bar(new Bar.AtLeast(bar)) : figure;
    }
}
