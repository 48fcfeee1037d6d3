package dev.tarn.domain.fault;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import java.util.Arrays;

/**
 * A pattern of object URIs: {@code s3://bucket/in/*.ndjson}. An asterisk stands for any characters, slashes included; every
 * other character for itself. Matching takes linear time for each asterisk. Immutable.
 */
public record ObjectPattern(String value) {

    private static final int LONGEST = 1_100;

    public ObjectPattern {
        if (!value.startsWith("s3://") || value.length() > LONGEST) {
            throw new Invalid("The object pattern has to be a URI of at most " + LONGEST
                    + " characters, with * for any characters, such as s3://bucket/in/*.ndjson");
        }
    }

    /** {@return whether the whole URI matches} */
    public boolean matches(S3Uri uri) {
        String text = uri.value();
        String[] parts = value.split("\\*", -1);
        if (parts.length == 1) {
            return text.equals(value);
        }
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = text.length() - last.length();
        for (String part : Arrays.asList(parts).subList(1, parts.length - 1)) {
            int found = text.indexOf(part, from);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
