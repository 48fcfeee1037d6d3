package dev.tarn.domain.request;

import dev.tarn.domain.rule.TextRule;

/** The position of the next page of a list; opaque to callers. */
public record PageToken(String value) {

    /** The model's shape {@code NextToken}. */
    public static final TextRule RULE = TextRule.of("NextToken", 0, 8192, "\\p{ASCII}{0,8192}");

    public PageToken {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
