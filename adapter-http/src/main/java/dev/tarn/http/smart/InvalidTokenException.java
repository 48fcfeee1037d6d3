package dev.tarn.http.smart;

/** The built-in decoder does not accept a token. The message names the claim or the part that is at fault, and no value. */
public final class InvalidTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace: a client sends as many such tokens as it likes. */
    InvalidTokenException(String fault) {
        super(fault, null, false, false);
    }
}
