package dev.tarn.app.bench.section;

import dev.tarn.app.bench.report.Samples;
import java.util.ArrayList;
import java.util.List;

/** How many seconds the same work took, where it was the first of a process and where it was not. */
final class ColdAndWarm {

    private final String name;
    private final List<Double> cold = new ArrayList<>();
    private final List<Double> warm = new ArrayList<>();

    ColdAndWarm(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** {@return the seconds} */
    double take(int before, double seconds) {
        (before == 0 ? cold : warm).add(seconds);
        return seconds;
    }

    /** {@return how much of this amount was done in a second, by the first of each process} */
    Samples cold(double amount) {
        return perSecond(cold, amount);
    }

    /** {@return how much of this amount was done in a second, by all but the first of each process} */
    Samples warm(double amount) {
        return perSecond(warm, amount);
    }

    private static Samples perSecond(List<Double> seconds, double amount) {
        return new Samples(seconds.stream().map(each -> amount / each).toList());
    }
}
