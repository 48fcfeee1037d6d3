package dev.tarn.domain.account;

import dev.tarn.domain.rule.TextRule;

/** The name of an AWS region: {@code us-east-1}. The pattern is the region part of the model's AmazonResourceName. */
public record Region(String value) {

    public static final TextRule RULE = TextRule.of("Region", 1, 64, "[a-z0-9-]+");

    public Region {
        RULE.check(value);
    }

    /** {@return the partition of the region: {@code aws}, {@code aws-us-gov}, {@code aws-cn}, {@code aws-iso}, ...} */
    public String partition() {
        if (value.startsWith("us-gov-")) {
            return "aws-us-gov";
        }
        if (value.startsWith("us-isob-")) {
            return "aws-iso-b";
        }
        if (value.startsWith("us-iso-")) {
            return "aws-iso";
        }
        return value.startsWith("cn-") ? "aws-cn" : "aws";
    }

    @Override
    public String toString() {
        return value;
    }
}
