package dev.tarn.http.signature.canonical;

/** A percent sign that two hexadecimal digits do not follow. It has no stack trace: callers can cause any number of them. */
public final class MalformedEscape extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEscape(String text) {
        super("'" + text + "' has a percent sign that two hexadecimal digits do not follow", null, false, false);
    }
}
