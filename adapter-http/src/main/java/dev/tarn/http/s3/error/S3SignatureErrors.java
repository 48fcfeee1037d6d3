package dev.tarn.http.s3.error;

import dev.tarn.http.signature.SignatureRefusal;

/** How S3 names a signature that is refused. */
final class S3SignatureErrors {

    private S3SignatureErrors() {}

    static S3ErrorCode code(SignatureRefusal refusal) {
        return switch (refusal.reason()) {
            case MALFORMED_QUERY -> S3ErrorCode.INVALID_URI;
            case MISSING, NOT_SIGNED -> S3ErrorCode.ACCESS_DENIED;
            case INCOMPLETE, INVALID -> S3ErrorCode.AUTHORIZATION_HEADER_MALFORMED;
            case NOT_CURRENT -> S3ErrorCode.REQUEST_TIME_TOO_SKEWED;
            case CONTENT -> S3ErrorCode.CONTENT_SHA256_MISMATCH;
            case UNKNOWN_KEY -> S3ErrorCode.INVALID_ACCESS_KEY_ID;
            case MISMATCH -> S3ErrorCode.SIGNATURE_DOES_NOT_MATCH;
            case WRONG_TOKEN -> S3ErrorCode.INVALID_TOKEN;
            case EXPIRED_KEY -> S3ErrorCode.EXPIRED_TOKEN;
        };
    }

    /** {@return the message in one line, since the error format removes line feeds} */
    static String message(SignatureRefusal refusal) {
        return refusal.getMessage().replace('\n', ' ');
    }
}
