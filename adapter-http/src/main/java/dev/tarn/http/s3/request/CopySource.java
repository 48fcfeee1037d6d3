package dev.tarn.http.s3.request;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;

/** The header {@code x-amz-copy-source}: {@code bucket/key}, percent-encoded, with or without a slash before it. */
public final class CopySource {

    /** The name of the header. */
    public static final String HEADER = "x-amz-copy-source";

    private CopySource() {}

    /** {@return the object that is copied} */
    public static S3Uri parse(String header) {
        int question = header.indexOf('?');
        String path = question < 0 ? header : header.substring(0, question);
        if (question >= 0 && !header.substring(question).equals("?versionId=null")) {
            throw new S3Error(S3ErrorCode.NOT_IMPLEMENTED, "Objects have no versions here");
        }
        String decoded = PercentEncoding.decode(path.startsWith("/") ? path.substring(1) : path);
        int slash = decoded.indexOf('/');
        if (slash < 1 || slash == decoded.length() - 1) {
            throw new S3Error(
                    S3ErrorCode.INVALID_ARGUMENT,
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return ObjectUris.of(decoded.substring(0, slash), decoded.substring(slash + 1));
    }
}
