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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** From the launch of a process to its first right answer. */
public final class StartSection implements Section {

    private static final String BARE = "bare Vert.x, in a jar with an archive";
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
        BareServer bare = BareServer.make(run.workspace());
        Starts again = new Starts();
        Starts fresh = new Starts();
        Starts memory = new Starts();
        Starts echo = new Starts();
        List<Runnable> each = List.of(
                () -> echo.take(bare::start, ECHO, "a"),
                () -> again.take(() -> run.on(kept, objects), LIST, store),
                () -> fresh.take(() -> run.onH2(objects), LIST, "\"DatastorePropertiesList\":[]"),
                () -> memory.take(() -> run.onMemory(objects), LIST, "\"DatastorePropertiesList\":[]"));
        // The first of each finds nothing in the caches of the machine, and is not counted.
        for (int number = 0; number < run.effort().unheeded() + run.effort().starts(); number++) {
            if (number == run.effort().unheeded()) {
                List.of(echo, again, fresh, memory).forEach(Starts::forget);
            }
            List<Runnable> order = new ArrayList<>(each);
            if (number % 2 == 1) {
                Collections.reverse(order);
            }
            run.round("start, round " + number, () -> order.forEach(Runnable::run));
            run.progress().say("start: data there %s, new data %s, bare %s".formatted(again, fresh, echo));
        }
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures("H2, data there", again, echo, true));
        figures.addAll(figures("H2, new data", fresh, echo, true));
        figures.addAll(figures("memory", memory, echo, false));
        return figures;
    }

    private List<Figure> figures(String what, Starts taken, Starts bare, boolean hasBar) {
        Figure seconds = Figure.of(name(), "first ListFHIRDatastores, " + what, Unit.SECONDS, taken.seconds.samples())
                .beside(BARE, bare.seconds.samples());
        return List.of(
                hasBar ? seconds.bar(new Bar.AtMost(0.7)) : seconds,
                Figure.of(name(), "CPU until then, " + what, Unit.SECONDS, taken.cpu.samples())
                        .beside(BARE, bare.cpu.samples()));
    }

    /** How long the starts of one kind took, and how much of the processors' time. */
    private static final class Starts {

        private Samples.Taker seconds = new Samples.Taker();
        private Samples.Taker cpu = new Samples.Taker();
        private double last;

        void take(Supplier<JvmProcess> launch, byte[] request, String expected) {
            last = seconds.take(StartSection.seconds(launch, request, expected, cpu));
        }

        void forget() {
            seconds = new Samples.Taker();
            cpu = new Samples.Taker();
        }

        @Override
        public String toString() {
            return "%.3f s".formatted(last);
        }
    }

    /** {@return from the launch until an answer has come, which must contain this} */
    static double seconds(Supplier<JvmProcess> launch, byte[] request, String expected) {
        return seconds(launch, request, expected, new Samples.Taker());
    }

    private static double seconds(Supplier<JvmProcess> launch, byte[] request, String expected, Samples.Taker cpu) {
        long begin = System.nanoTime();
        try (JvmProcess process = launch.get()) {
            String answer = Load.once(process.url(), request);
            double seconds = (System.nanoTime() - begin) / 1e9;
            cpu.take(new Residence(process.handle()).cpuSeconds());
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
