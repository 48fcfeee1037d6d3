package dev.tarn.app.bench.section;

import dev.tarn.app.bench.embedded.EmbeddedEcho;
import dev.tarn.app.bench.embedded.EmbeddedTarn;
import dev.tarn.app.bench.process.JvmProcess;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.util.List;

/** A server within the JVM of its user, who starts one for each test class or resets it for each test. */
public final class EmbeddedSection implements Section {

    private static final int LATER = 5;

    private final Samples.Taker second = new Samples.Taker();
    private final Samples.Taker later = new Samples.Taker();
    private final Samples.Taker reset = new Samples.Taker();
    private final Samples.Taker secondEcho = new Samples.Taker();
    private final Samples.Taker laterEcho = new Samples.Taker();

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public List<Figure> measure(Run run) {
        String objects = run.workspace().folder("objects").toString();
        for (int round = 0; round < run.effort().rounds(); round++) {
            try (JvmProcess tarn = JvmProcess.main(run.workspace(), EmbeddedTarn.class, objects);
                    JvmProcess echo = JvmProcess.main(run.workspace(), EmbeddedEcho.class)) {
                double first = millis(tarn, EmbeddedTarn.START);
                millis(echo, EmbeddedTarn.START);
                double again = second.take(millis(tarn, EmbeddedTarn.START));
                secondEcho.take(millis(echo, EmbeddedTarn.START));
                for (int i = 0; i < LATER; i++) {
                    later.take(millis(tarn, EmbeddedTarn.START));
                    laterEcho.take(millis(echo, EmbeddedTarn.START));
                }
                double emptied = 0;
                for (int i = 0; i < LATER; i++) {
                    emptied = reset.take(millis(tarn, EmbeddedTarn.RESET));
                }
                run.progress()
                        .say("embedded: first start %.1f ms, second %.1f ms, reset %.2f ms"
                                .formatted(first, again, emptied));
            }
        }
        return List.of(
                figure("TarnServer.start, second in a JVM", second)
                        .beside("bare Vert.x, second", secondEcho.samples())
                        .bar(new Bar.AtMost(10)),
                figure("TarnServer.start, third and later", later)
                        .beside("bare Vert.x, third and later", laterEcho.samples()),
                figure("reset of a server with a data store", reset).bar(new Bar.AtMost(2)));
    }

    private Figure figure(String what, Samples.Taker taken) {
        return Figure.of(name(), what, Unit.MILLISECONDS, taken.samples());
    }

    private static double millis(JvmProcess process, String what) {
        return Long.parseLong(process.ask(what)) / 1e6;
    }
}
