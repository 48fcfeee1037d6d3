package dev.tarn.domain.job;

import dev.tarn.domain.rule.TextRule;

/** The name of a job; it need not be unique. */
public record JobName(String value) {

    /** The model's shape {@code JobName}. */
    public static final TextRule RULE = TextRule.of("JobName", 1, 64, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)");

    public JobName {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
