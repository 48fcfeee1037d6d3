package dev.tarn.app.bench.section;

import dev.tarn.app.bench.limit.Echo;
import dev.tarn.app.bench.load.Load;
import dev.tarn.app.bench.load.Requests;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** From the launch of a process to its first right answer. */
public final class StartSection implements Section {

    private static final byte[] LIST = Requests.operation("ListFHIRDatastores", "{}");
    private static final byte[] ECHO =
            Requests.request("POST", "/200", List.of(), "{}".getBytes(StandardCharsets.UTF_8));

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Run run) {
        Path objects = run.workspace().folder("objects");
        Path kept = run.workspace().folder("data");
        String store = oneStoreIn(kept, run, objects);
        Samples.Taker again = new Samples.Taker();
        Samples.Taker fresh = new Samples.Taker();
        Samples.Taker memory = new Samples.Taker();
        Samples.Taker echo = new Samples.Taker();
        // The first of each finds nothing in the caches of the machine, and is not counted.
        for (int round = 0; round < run.effort().unheeded() + run.effort().starts(); round++) {
            double e = seconds(() -> JvmProcess.main(run.workspace(), Echo.class), ECHO, "a");
            double k = seconds(() -> run.on(kept, objects), LIST, store);
            double f = seconds(() -> run.onH2(objects), LIST, "\"DatastorePropertiesList\":[]");
            double m = seconds(() -> run.onMemory(objects), LIST, "\"DatastorePropertiesList\":[]");
            if (round >= run.effort().unheeded()) {
                echo.take(e);
                again.take(k);
                fresh.take(f);
                memory.take(m);
                run.progress().say("start: data there %.3f s, new data %.3f s, echo %.3f s".formatted(k, f, e));
            }
        }
        return List.of(
                figure("H2, data there", again, echo).bar(new Bar.AtMost(0.7)),
                figure("H2, new data", fresh, echo).bar(new Bar.AtMost(0.7)),
                figure("memory", memory, echo));
    }

    private Figure figure(String what, Samples.Taker taken, Samples.Taker echo) {
        return Figure.of(name(), "first ListFHIRDatastores, " + what, Unit.SECONDS, taken.samples())
                .beside("bare Vert.x, first echo", echo.samples());
    }

    /** {@return from the launch until an answer has come, which must contain this} */
    static double seconds(Supplier<JvmProcess> launch, byte[] request, String expected) {
        long begin = System.nanoTime();
        try (JvmProcess process = launch.get()) {
            String answer = Load.once(process.url(), request);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (!answer.contains(expected)) {
                throw new IllegalStateException("This is not the right answer: " + answer);
            }
            process.stop();
            return seconds;
        }
    }

    private static String oneStoreIn(Path data, Run run, Path objects) {
        try (JvmProcess server = run.on(data, objects)) {
            String store = new HealthLakeClient(server.url()).createStore();
            server.stop();
            return store;
        }
    }
}
