package dev.tarn.domain.failure;

import java.util.Optional;

/**
 * One member that violates one constraint.
 *
 * @param path where: lower camel case, {@code .} between levels, list items as {@code tags.1.member.key}
 * @param value the given value; empty if absent
 */
public record Violation(String path, Optional<String> value, Constraint constraint) {

    private static final int SHOWN = 256;

    /** A member that was not given. */
    public static Violation absent(String path) {
        return new Violation(path, Optional.empty(), new Constraint.Present());
    }

    /** A member with a value that breaks the constraint. */
    public static Violation of(String path, String value, Constraint constraint) {
        return new Violation(path, Optional.of(value), constraint);
    }

    /** {@return the violation in HealthLake's words; of a long value only the beginning is shown} */
    public String sentence() {
        String shown = value.map(v -> "'" + cut(v) + "'").orElse("null");
        return "Value " + shown + " at '" + path + "' failed to satisfy constraint: " + constraint.sentence();
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "...";
    }
}
