package dev.tarn.domain.rule;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a string shape of the service model allows.
 *
 * @param shape the model's name of it: {@code DatastoreName}
 * @param min the least number of Unicode code points
 * @param max the greatest number of Unicode code points
 * @param pattern what the whole string must match; empty where the model has no pattern
 */
public record TextRule(String shape, int min, int max, Optional<Pattern> pattern) {

    /** A rule with a pattern. */
    public static TextRule of(String shape, int min, int max, String pattern) {
        return new TextRule(shape, min, max, Optional.of(Pattern.compile(pattern)));
    }

    /** A rule that limits the length alone. */
    public static TextRule of(String shape, int min, int max) {
        return new TextRule(shape, min, max, Optional.empty());
    }

    /** {@return every way in which {@code value} breaks the rule; none where it is legal} */
    public List<Violation> violations(String path, String value) {
        List<Violation> found = new ArrayList<>();
        int length = value.codePointCount(0, value.length());
        if (length < min) {
            found.add(Violation.of(path, value, new Constraint.LengthAtLeast(min)));
        }
        if (length > max) {
            found.add(Violation.of(path, value, new Constraint.LengthAtMost(max)));
        }
        pattern.filter(p -> !p.matcher(value).matches())
                .ifPresent(p -> found.add(Violation.of(path, value, new Constraint.Matches(p.pattern()))));
        return found;
    }

    /**
     * For constructors.
     *
     * @throws Invalid with every violation, at the shape's own name
     */
    public void check(String value) {
        if (!isKept(value)) {
            throw new Invalid(violations(Character.toLowerCase(shape.charAt(0)) + shape.substring(1), value));
        }
    }

    private boolean isKept(String value) {
        int length = value.codePointCount(0, value.length());
        return length >= min
                && length <= max
                && (pattern.isEmpty() || pattern.get().matcher(value).matches());
    }
}
