package dev.tarn.app.bench.section;

import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.process.BareServer;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.process.Residence;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a process keeps of the memory of the machine when it has answered once, and has nothing to do. */
public final class MemorySection implements Section {

    private static final byte[] LIST = Requests.operation("ListFHIRDatastores", "{}");
    private static final byte[] ECHO =
            Requests.request("POST", "/200", List.of(), "{}".getBytes(StandardCharsets.UTF_8));

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Figure> measure(Run run) {
        Path objects = run.workspace().folder("objects");
        Samples.Taker h2 = new Samples.Taker();
        Samples.Taker memory = new Samples.Taker();
        Samples.Taker echo = new Samples.Taker();
        BareServer bare = BareServer.make(run.workspace());
        for (int number = 0; number < run.effort().rounds(); number++) {
            double e = echo.take(megabytes(bare.start(), ECHO));
            double h = h2.take(megabytes(run.onH2(objects), LIST));
            double m = memory.take(megabytes(run.onMemory(objects), LIST));
            run.progress().say("memory: on H2 %.0f MB, on memory %.0f MB, echo %.0f MB".formatted(h, m, e));
        }
        return List.of(
                figure("H2 (default)", h2, echo).bar(new Bar.AtMost(120)), figure("data in memory", memory, echo));
    }

    private Figure figure(String what, Samples.Taker taken, Samples.Taker echo) {
        return Figure.of(name(), "resident when idle, " + what, Unit.MEGABYTES, taken.samples())
                .beside("bare Vert.x, in a jar with an archive", echo.samples());
    }

    private static double megabytes(JvmProcess launched, byte[] request) {
        try (JvmProcess process = launched) {
            Load.once(process.url(), request);
            Residence residence = new Residence(process.handle());
            residence.awaitIdle();
            return residence.megabytes();
        }
    }
}
