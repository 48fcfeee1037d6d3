package dev.tarn.domain.job;

import dev.tarn.domain.rule.TextRule;

/** The id of a job; HealthLake gives 32 lower-case hexadecimal digits, and accepts more. */
public record JobId(String value) {

    /** The model's shape {@code JobId}. */
    public static final TextRule RULE = TextRule.of("JobId", 1, 32, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)");

    public JobId {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
