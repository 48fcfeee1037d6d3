package dev.tarn.domain.account;

import dev.tarn.domain.rule.TextRule;

/** The twelve digits of an AWS account. */
public record AccountId(String value) {

    public static final TextRule RULE = TextRule.of("AccountId", 12, 12, "[0-9]{12}");

    public AccountId {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
