package dev.tarn.http.json;

import dev.tarn.domain.failure.Constraint;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request something stands, and where the violations of the whole request are collected. The path is spelt
 * out only when it is asked for: most requests break no rule.
 */
public final class JsonPath {

    private final @Nullable JsonPath parent;
    private final String step;
    private final List<Violation> violations;

    private JsonPath(@Nullable JsonPath parent, String step, List<Violation> violations) {
        this.parent = parent;
        this.step = step;
        this.violations = violations;
    }

    /** The request itself; violations go into {@code violations}. */
    static JsonPath root(List<Violation> violations) {
        return new JsonPath(null, "", violations);
    }

    /** {@return the place of a member, by its name in the model} */
    JsonPath member(String name) {
        return new JsonPath(this, name, violations);
    }

    /** {@return the place of an item, counted from 1: {@code tags.1.member}} */
    JsonPath item(int position) {
        return new JsonPath(this, position + ".member", violations);
    }

    /** {@return the path as HealthLake spells it: {@code sseConfiguration.kmsEncryptionConfig.cmkType}} */
    String path() {
        String lower = step.isEmpty() ? step : Character.toLowerCase(step.charAt(0)) + step.substring(1);
        return parent == null || parent.parent == null ? lower : parent.path() + "." + lower;
    }

    /** Nothing was given here, and something must be. */
    void absent() {
        violations.add(Violation.absent(path()));
    }

    /** What was given here breaks a constraint. */
    void breaks(String value, Constraint constraint) {
        violations.add(Violation.of(path(), value, constraint));
    }

    /** Something breaks a constraint at the path that the violation itself names. */
    void add(Violation violation) {
        violations.add(violation);
    }

    /** What was given here was refused by the value that it should have become; that names another path. */
    void refused(String value, Invalid refusal) {
        String path = path();
        if (refusal.violations().isEmpty()) {
            violations.add(Violation.of(path, value, new Constraint.Rule("be right: " + refusal.getMessage())));
        }
        refusal.violations().forEach(v -> violations.add(new Violation(path, v.value(), v.constraint())));
    }

    /** {@return how many violations the whole request has so far} */
    int count() {
        return violations.size();
    }

    /** {@return the violations of the whole request so far} */
    List<Violation> violations() {
        return violations;
    }
}
