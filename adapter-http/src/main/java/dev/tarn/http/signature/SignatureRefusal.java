package dev.tarn.http.signature;

/**
 * A request that is not signed as it must be. The message is for the caller, in AWS's words, and may end with a hint
 * behind {@value #HINT}. It has no stack trace: callers can cause any number of them.
 */
public final class SignatureRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What divides the words of AWS from those of Tarn. */
    private static final String HINT = " Tarn: ";

    private final Reason reason;

    /** Why a request is refused, for the protocol that tells it. */
    public enum Reason {
        /** A query that cannot be decoded. */
        MALFORMED_QUERY,
        /** No signature. */
        MISSING,
        /** A part of the signature is absent or malformed. */
        INCOMPLETE,
        /** Signed too long ago, or in the future. */
        NOT_CURRENT,
        /** The credential scope, or what is signed, is not as it must be. */
        INVALID,
        /** A header that must be signed is not. */
        NOT_SIGNED,
        /** The body is not the one that is signed. */
        CONTENT,
        /** There is no such access key. */
        UNKNOWN_KEY,
        /** The signature is another one. */
        MISMATCH,
        /** The session token is not that of the access key. */
        WRONG_TOKEN,
        /** The access key has expired. */
        EXPIRED_KEY
    }

    /** A refusal in the words of AWS. */
    public SignatureRefusal(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** {@return a refusal with a hint, a sentence without its full stop} */
    static SignatureRefusal of(Reason reason, String message, String hint) {
        return new SignatureRefusal(reason, hint.isEmpty() ? message : message + HINT + hint);
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }

    /** {@return the message} */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
