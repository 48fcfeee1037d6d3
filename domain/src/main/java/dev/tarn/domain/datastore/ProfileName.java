package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.TextRule;

/** The name of a FHIR profile package, such as {@code us-core-3.1.1}. */
public record ProfileName(String value) {

    /** The model's shape {@code HealthLakeString}. */
    public static final TextRule RULE = TextRule.of("HealthLakeString", 0, 10000, "[\\P{M}\\p{M}]{0,10000}");

    public ProfileName {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
