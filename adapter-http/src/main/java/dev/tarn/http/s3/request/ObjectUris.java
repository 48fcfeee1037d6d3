package dev.tarn.http.s3.request;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of buckets and objects, as requests have them. */
public final class ObjectUris {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9]");
    private static final Pattern NEW_BUCKET_FAULT = Pattern.compile(".*\\.\\..*|\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final int LONGEST = 1024;
    private static final int SHOWN = 80;

    private ObjectUris() {}

    /**
     * {@return the object}
     *
     * @throws S3Error for a name of a bucket that none can have, and a key that is too long or cannot be in an S3 URI
     */
    public static S3Uri of(String bucket, String key) {
        requireBucket(bucket);
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new S3Error(
                    S3ErrorCode.KEY_TOO_LONG, "A key may have at most " + LONGEST + " bytes, and this has " + length);
        }
        try {
            return new S3Uri("s3://" + bucket + "/" + key);
        } catch (Invalid e) {
            throw new S3Error(
                    key.length() + bucket.length() > LONGEST - "s3:///".length()
                            ? S3ErrorCode.KEY_TOO_LONG
                            : S3ErrorCode.INVALID_REQUEST,
                    "HealthLake cannot name this object in an S3 URI, which has at most 1,024 characters and no line"
                            + " breaks");
        }
    }

    /** Requires a legal name. */
    public static void requireBucket(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new S3Error(
                    S3ErrorCode.INVALID_BUCKET_NAME,
                    "The specified bucket is not valid: '" + Excerpt.of(bucket, SHOWN)
                            + "'; a name has 3 to 63 lower-case letters, digits, dots and hyphens");
        }
    }

    /** Requires a name that a new bucket can have; that of an existing one is less limited. */
    public static void requireNewBucket(String bucket) {
        requireBucket(bucket);
        if (NEW_BUCKET_FAULT.matcher(bucket).matches()) {
            throw new S3Error(
                    S3ErrorCode.INVALID_BUCKET_NAME,
                    "The specified bucket is not valid: '" + bucket
                            + "' has two dots side by side or is an IP address");
        }
    }
}
