package dev.tarn.domain.request;

import dev.tarn.domain.rule.TextRule;

/** What makes a request idempotent: the same token with the same request answers with what the first one made. */
public record ClientToken(String value) {

    /** The model's shape {@code ClientTokenString}. */
    public static final TextRule RULE = TextRule.of("ClientTokenString", 1, 64, "[a-zA-Z0-9-]+");

    public ClientToken {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
