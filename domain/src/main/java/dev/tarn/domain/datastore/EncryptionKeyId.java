package dev.tarn.domain.datastore;

import dev.tarn.domain.rule.TextRule;

/** A KMS key: its ARN, its id, or the ARN or name of an alias. */
public record EncryptionKeyId(String value) {

    /** The model's shape {@code EncryptionKeyID}. */
    public static final TextRule RULE = TextRule.of(
            "EncryptionKeyID",
            1,
            400,
            "(arn:aws((-us-gov)|(-iso)|(-iso-b)|(-cn))?:kms:)?([a-z]{2}-[a-z]+(-[a-z]+)?-\\d:)?(\\d{12}:)?(((key/)?[a-zA-Z0-9-_]+)|(alias/[a-zA-Z0-9:/_-]+))");

    public EncryptionKeyId {
        RULE.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
