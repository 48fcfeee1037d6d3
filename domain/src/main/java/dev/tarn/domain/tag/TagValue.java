package dev.tarn.domain.tag;

import dev.tarn.domain.rule.TextRule;

/** The value of a tag; it may be empty. */
public record TagValue(String value) {

    /** The model's shape {@code TagValue}. */
    public static final TextRule RULE = TextRule.of("TagValue", 0, 256, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");

    public TagValue {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
