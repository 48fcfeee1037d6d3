package dev.tarn.domain.request;

import dev.tarn.domain.rule.TextRule;

/** Makes a request idempotent: repeating the request with the same token returns the result of the first. */
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
