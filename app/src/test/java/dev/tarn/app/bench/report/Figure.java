package dev.tarn.app.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param bars all that it should reach; none where it only tells something
 */
public record Figure(String section, String name, Unit unit, Samples samples, Optional<Limit> limit, List<Bar> bars) {

    public Figure {
        bars = List.copyOf(bars);
    }

    /** {@return a figure without limit or bar} */
    public static Figure of(String section, String name, Unit unit, Samples samples) {
        return new Figure(section, name, unit, samples, Optional.empty(), List.of());
    }

    /** {@return this beside what was measured with it} */
    public Figure beside(String limitName, Samples limitSamples) {
        return new Figure(section, name, unit, samples, Optional.of(new Limit(limitName, limitSamples)), bars);
    }

    /** {@return this with one more bar} */
    public Figure bar(Bar bar) {
        List<Bar> all = new ArrayList<>(bars);
        all.add(bar);
        return new Figure(section, name, unit, samples, limit, all);
    }

    /** {@return the median of the rounds' ratios; of the medians, where the limit had another number of rounds} */
    public double ratio() {
        return samples.ratioTo(limitSamples());
    }

    /** {@return the median of the rounds' differences; of the medians, where the limit had another number of rounds} */
    public double difference() {
        return samples.differenceTo(limitSamples());
    }

    private Samples limitSamples() {
        return limit.orElseThrow(() -> new IllegalStateException(name + " has no limit"))
                .samples();
    }

    /** {@return whether every bar is reached} */
    public boolean isReached() {
        return bars.stream().allMatch(bar -> bar.isReachedBy(this));
    }
}
