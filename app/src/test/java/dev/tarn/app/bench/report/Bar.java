package dev.tarn.app.bench.report;

import java.util.Locale;

/** What a figure should reach. */
public sealed interface Bar {

    /** {@return whether the median reaches it} */
    boolean isReachedBy(Figure figure);

    /** {@return how a table says it} */
    String text(Unit unit);

    /** For what is better the smaller it is. */
    record AtMost(double value) implements Bar {
        @Override
        public boolean isReachedBy(Figure figure) {
            return figure.samples().median() <= value;
        }

        @Override
        public String text(Unit unit) {
            return "≤ " + unit.text(value);
        }
    }

    /** For what is better the larger it is. */
    record AtLeast(double value) implements Bar {
        @Override
        public boolean isReachedBy(Figure figure) {
            return figure.samples().median() >= value;
        }

        @Override
        public String text(Unit unit) {
            return "≥ " + unit.text(value);
        }
    }

    /** In relation to the limit, for what is better the larger it is. */
    record AtLeastOfLimit(double share) implements Bar {
        @Override
        public boolean isReachedBy(Figure figure) {
            return figure.ratio() >= share;
        }

        @Override
        public String text(Unit unit) {
            return "≥ " + percent(share);
        }
    }

    /** In relation to the limit, for what is better the smaller it is. */
    record AtMostOfLimit(double share) implements Bar {
        @Override
        public boolean isReachedBy(Figure figure) {
            return figure.ratio() <= share;
        }

        @Override
        public String text(Unit unit) {
            return "≤ " + percent(share);
        }
    }

    /** Above the limit of the same rounds, for what is better the smaller it is. */
    record AtMostMore(double value) implements Bar {
        @Override
        public boolean isReachedBy(Figure figure) {
            return figure.difference() <= value;
        }

        @Override
        public String text(Unit unit) {
            return "≤ " + unit.text(value) + " more";
        }
    }

    /** {@return a share as a table says it} */
    static String percent(double share) {
        // Less than the clock of the processor's time shows is no share of anything.
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%,.0f %%", share * 100) : "–";
    }
}
