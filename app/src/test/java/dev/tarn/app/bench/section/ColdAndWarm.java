package dev.tarn.app.bench.section;

import dev.tarn.app.bench.report.Samples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many seconds the same work took, in a process that had just begun and in one that had done it before. */
final class ColdAndWarm {

    /** What a process is like. */
    enum Stage {
        /** It has done none of this work before. */
        COLD,
        /** It has, and goes on compiling what it is made of. */
        WARMING,
        /** It has done it often. */
        WARM
    }

    private final String name;
    private final Map<Stage, List<Double>> seconds = new EnumMap<>(Stage.class);

    ColdAndWarm(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** {@return the seconds} */
    double take(Stage stage, double took) {
        seconds.computeIfAbsent(stage, first -> new ArrayList<>()).add(took);
        return took;
    }

    /** {@return how much of this amount was done in a second, at this stage} */
    Samples perSecond(Stage stage, double amount) {
        return new Samples(seconds.getOrDefault(stage, List.of()).stream()
                .map(each -> amount / each)
                .toList());
    }
}
