package dev.tarn.domain.iam;

import java.util.Arrays;

/**
 * A pattern of ARNs: {@code arn:aws:s3:::my-bucket/*}. Wildcards of the first five fields do not match a colon; those of
 * the last do. Missing fields are completed with {@code *}, as IAM does. {@code *} alone matches everything.
 * The partition of a bucket is not compared.
 * Immutable.
 *
 * @param value as written in the policy
 */
public record ArnPattern(String value) {

    private static final String ALL = "*";
    private static final int FIELDS = 6;
    private static final int PARTITION = 1;
    private static final int SERVICE = 2;

    /** Buckets have no region here, so that a client chooses the partition with the region that it signs for. */
    private static final String S3 = "s3";

    /** @throws IllegalArgumentException with the accepted form */
    public ArnPattern {
        if (!value.equals(ALL)) {
            String[] fields = fields(value);
            if (!fields[0].equals("arn") || fields.length < SERVICE + 1) {
                throw new IllegalArgumentException("'" + value
                        + "' is not an ARN: use * or arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, such as"
                        + " arn:aws:healthlake:us-east-1:111122223333:datastore/fhir/*");
            }
            if (fields[SERVICE].isEmpty() || fields[SERVICE].matches(".*[*?].*")) {
                throw new IllegalArgumentException("'" + value
                        + "' names no service: the third field of an ARN must be there, without a wildcard");
            }
        }
    }

    /** {@return whether it matches an ARN; compares with case} */
    public boolean matches(String arn) {
        if (value.equals(ALL)) {
            return true;
        }
        String[] patterns = Arrays.copyOf(fields(value), FIELDS);
        String[] fields = fields(arn);
        if (fields.length < FIELDS) {
            return false;
        }
        for (int i = 0; i < FIELDS; i++) {
            String pattern = patterns[i];
            if (i == PARTITION && fields[SERVICE].equals(S3)) {
                continue;
            }
            if (pattern != null && !Wildcard.matches(pattern, fields[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] fields(String arn) {
        return arn.split(":", FIELDS);
    }
}
