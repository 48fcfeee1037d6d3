package dev.tarn.ports.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a HealthLake can do its work. Immutable.
 *
 * @param status the worst status of all parts
 * @param reasons why it is not {@link Status#UP}, one sentence for each cause, each with what to do; empty where it is
 */
public record Health(Status status, List<String> reasons) {

    /** Reads and writes work. */
    public static final Health UP = new Health(Status.UP, List.of());

    /** How much works, from the best to the worst. */
    public enum Status {
        /** Reads and writes work. */
        UP("up"),
        /** Reads work; writes are refused. */
        READ_ONLY("read-only"),
        /** Neither works. */
        DOWN("down");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** {@return the status on the wire: {@code up}, {@code read-only} or {@code down}} */
        public String word() {
            return word;
        }
    }

    public Health {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() != (status == Status.UP)) {
            throw new IllegalArgumentException("A health other than UP has a reason, and UP has none: " + status);
        }
    }

    /** {@return that writes are refused, and why} */
    public static Health readOnly(String reason) {
        return new Health(Status.READ_ONLY, List.of(reason));
    }

    /** {@return that nothing works, and why} */
    public static Health down(String reason) {
        return new Health(Status.DOWN, List.of(reason));
    }

    /** {@return the health of this and of another part together: the worse status, and the reasons of both} */
    public Health and(Health other) {
        if (other.status == Status.UP) {
            return this;
        }
        if (status == Status.UP) {
            return other;
        }
        List<String> both = new ArrayList<>(reasons);
        other.reasons.stream().filter(reason -> !both.contains(reason)).forEach(both::add);
        return new Health(status.compareTo(other.status) >= 0 ? status : other.status, both);
    }
}
