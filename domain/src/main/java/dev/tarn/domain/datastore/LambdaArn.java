package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.TextRule;

/** The ARN of the Lambda function that validates tokens for a SMART on FHIR store. */
public record LambdaArn(String value) {

    /** The model's shape {@code LambdaArn}. */
    public static final TextRule RULE = TextRule.of(
            "LambdaArn",
            49,
            256,
            "arn:aws:lambda:[a-z]{2}-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9\\-_\\.]+(:(\\$LATEST|[a-zA-Z0-9\\-_]+))?");

    public LambdaArn {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
