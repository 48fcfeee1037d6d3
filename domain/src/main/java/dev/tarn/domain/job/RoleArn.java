package dev.tarn.domain.job;

import dev.tarn.domain.rule.TextRule;

/** The IAM role by which a job reaches its objects. */
public record RoleArn(String value) {

    /** The model's shape {@code IamRoleArn}. */
    public static final TextRule RULE = TextRule.of("IamRoleArn", 20, 2048, "arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+");

    public RoleArn {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
