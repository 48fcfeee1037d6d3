package dev.tarn.domain.rule;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.List;

/** What an integer shape of the service model allows: from {@code min} to {@code max}, both included. */
public record NumberRule(String shape, long min, long max) {

    /** {@return how {@code value} breaks the rule; empty where it is legal} */
    public List<Violation> violations(String path, long value) {
        if (value < min) {
            return List.of(Violation.of(path, Long.toString(value), new Constraint.ValueAtLeast(min)));
        }
        if (value > max) {
            return List.of(Violation.of(path, Long.toString(value), new Constraint.ValueAtMost(max)));
        }
        return List.of();
    }

    /**
     * For constructors.
     *
     * @throws Invalid at the shape's own name
     */
    public void check(long value) {
        List<Violation> found = violations(Character.toLowerCase(shape.charAt(0)) + shape.substring(1), value);
        if (!found.isEmpty()) {
            throw new Invalid(found);
        }
    }
}
