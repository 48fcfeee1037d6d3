package dev.tarn.domain.tag;

import dev.tarn.domain.rule.TextRule;

/** The key of a tag, case-sensitive. */
public record TagKey(String value) {

    /** The model's shape {@code TagKey}. */
    public static final TextRule RULE = TextRule.of("TagKey", 1, 128, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");

    public TagKey {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
