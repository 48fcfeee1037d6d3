package dev.tarn.app.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** Measurements of one thing, in the order in which they were made. */
public record Samples(List<Double> values) {

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    /** Takes measurements one by one. */
    public static final class Taker {

        private final List<Double> taken = new ArrayList<>();

        /** {@return the measurement itself} */
        public double take(double measured) {
            taken.add(measured);
            return measured;
        }

        /** {@return what has been taken until now} */
        public Samples samples() {
            return new Samples(taken);
        }
    }

    /** {@return the one in the middle, of an even number the mean of the two} */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * {@return the median of the ratios of what was measured in the same round: what disturbed a round disturbed both; of
     * another number of rounds, the ratio of the medians}
     */
    public double ratioTo(Samples limit) {
        return compared(limit, (subject, other) -> subject / other);
    }

    /** {@return how much more this is, as {@link #ratioTo} compares} */
    double differenceTo(Samples limit) {
        return compared(limit, (subject, other) -> subject - other);
    }

    private double compared(Samples limit, DoubleBinaryOperator comparison) {
        if (count() != limit.count()) {
            return comparison.applyAsDouble(median(), limit.median());
        }
        return new Samples(IntStream.range(0, count())
                        .mapToObj(round -> comparison.applyAsDouble(values.get(round), limit.values.get(round)))
                        .toList())
                .median();
    }

    /** {@return the smallest} */
    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** {@return the largest} */
    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** {@return how many there are} */
    public int count() {
        return values.size();
    }
}
