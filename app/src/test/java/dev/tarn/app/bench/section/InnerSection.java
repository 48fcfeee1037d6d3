package dev.tarn.app.bench.section;

import dev.tarn.app.bench.inner.InnerParts;
import dev.tarn.app.bench.report.Bar;
import dev.tarn.app.bench.report.Figure;
import dev.tarn.app.bench.report.Samples;
import dev.tarn.app.bench.report.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one resource costs in the parts that an import and an export are made of, and its validation, on one thread. */
public final class InnerSection implements Section {

    /** 0.8 of the rate of Jackson's tokens. */
    private static final double MOST_OF_TOKENS = 1 / 0.8;

    private static final String LIMIT = "Jackson tokens of the same lines";

    @Override
    public String name() {
        return "inner";
    }

    @Override
    public List<Figure> measure(Run run) throws RunnerException {
        run.progress().say("inner: JMH runs, and says nothing until it is done");
        Map<String, Samples> micros = InnerParts.measure(
                run.input().directory().toAbsolutePath(),
                run.workspace().folder("inner"),
                run.effort().rounds(),
                new TimeValue(run.effort().load().toMillis(), TimeUnit.MILLISECONDS));
        Samples tokens = micros.get("Lines.tokens");
        return List.of(
                figure("a line into a resource", micros.get("Lines.read"), tokens),
                figure("a version into JSON", micros.get("Lines.render"), tokens),
                figure("a resource into maps, in batches of 100", micros.get("Stores.maps"), tokens),
                figure("a resource into H2, in batches of 100", micros.get("Stores.rows"), tokens),
                figure("a line validated against base R4", micros.get("Validation.base"), tokens)
                        .bar(new Bar.AtMostOfLimit(MOST_OF_TOKENS)),
                figure("a line validated against base R4 and its profiles", micros.get("Validation.strict"), tokens));
    }

    private Figure figure(String what, Samples micros, Samples tokens) {
        return Figure.of(name(), what, Unit.MICROSECONDS, micros).beside(LIMIT, tokens);
    }
}
