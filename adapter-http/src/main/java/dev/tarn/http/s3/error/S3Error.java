package dev.tarn.http.s3.error;

import java.util.Map;
import java.util.TreeMap;

/** A request that is answered with an error. The message is for the caller. */
public final class S3Error extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final S3ErrorCode code;

    /** Headers of the answer, beside those of every error. */
    private final TreeMap<String, String> headers;

    /** An error. It has no stack trace: it is an answer, and callers can cause any number of them. */
    public S3Error(S3ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /** An error with headers, such as the {@code Content-Range} of an {@code InvalidRange}. */
    public S3Error(S3ErrorCode code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.code = code;
        this.headers = new TreeMap<>(headers);
    }

    /** {@return the error code} */
    public S3ErrorCode code() {
        return code;
    }

    /** {@return the headers of the answer} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the message; there always is one} */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
