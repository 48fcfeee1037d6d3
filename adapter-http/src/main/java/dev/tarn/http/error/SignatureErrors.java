package dev.tarn.http.error;

import dev.tarn.http.signature.SignatureRefusal;

/** How HealthLake's protocols name a signature that is refused ({@code decisions.md} D53, D54). */
public final class SignatureErrors {

    private SignatureErrors() {}

    /** {@return the error code} */
    public static ErrorCode code(SignatureRefusal refusal) {
        return switch (refusal.reason()) {
            case MALFORMED_QUERY -> ErrorCode.MALFORMED_HTTP;
            case MISSING -> ErrorCode.MISSING_AUTHENTICATION_TOKEN;
            case INCOMPLETE -> ErrorCode.INCOMPLETE_SIGNATURE;
            case NOT_CURRENT, INVALID, NOT_SIGNED, CONTENT, MISMATCH -> ErrorCode.INVALID_SIGNATURE;
            case UNKNOWN_KEY, WRONG_TOKEN -> ErrorCode.UNRECOGNIZED_CLIENT;
            case EXPIRED_KEY -> ErrorCode.EXPIRED_TOKEN;
        };
    }

    /** {@return the status at the FHIR endpoint} */
    public static int fhirStatus(SignatureRefusal refusal) {
        return switch (refusal.reason()) {
            case MALFORMED_QUERY -> 400;
            case MISSING, INCOMPLETE -> 401;
            case NOT_CURRENT, INVALID, NOT_SIGNED, CONTENT, MISMATCH, UNKNOWN_KEY, WRONG_TOKEN, EXPIRED_KEY -> 403;
        };
    }
}
