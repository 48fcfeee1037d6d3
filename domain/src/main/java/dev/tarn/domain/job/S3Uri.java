package dev.tarn.domain.job;

import dev.tarn.domain.rule.TextRule;

/** An object, or a folder of objects: {@code s3://bucket/key}. */
public record S3Uri(String value) {

    /** The model's shape {@code S3Uri}. */
    public static final TextRule RULE =
            TextRule.of("S3Uri", 0, 1024, "s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?");

    private static final String SCHEME = "s3://";

    public S3Uri {
        RULE.check(value);
    }

    /** {@return the bucket} */
    public String bucket() {
        int slash = value.indexOf('/', SCHEME.length());
        return slash < 0 ? value.substring(SCHEME.length()) : value.substring(SCHEME.length(), slash);
    }

    /** {@return the key, without the slash that parts it from the bucket; empty for the bucket itself} */
    public String key() {
        int slash = value.indexOf('/', SCHEME.length());
        return slash < 0 ? "" : value.substring(slash + 1);
    }

    /** {@return this as a folder: with a slash at its end} */
    public S3Uri asFolder() {
        return value.endsWith("/") ? this : new S3Uri(value + "/");
    }

    @Override
    public String toString() {
        return value;
    }
}
