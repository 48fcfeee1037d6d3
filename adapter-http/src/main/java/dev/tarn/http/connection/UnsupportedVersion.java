package dev.tarn.http.connection;

import dev.tarn.http.error.Excerpt;

/** The request line names a protocol other than HTTP/1.1 and HTTP/1.0. */
final class UnsupportedVersion extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 32;

    /**
     * A request of another version. It has no stack trace: callers can cause any number of these.
     *
     * @param version as the request line has it: {@code HTTP/2.0}
     */
    UnsupportedVersion(String version) {
        super(Excerpt.of(version, SHOWN), null, false, false);
    }

    /** {@return whether it is another version of HTTP; false for another protocol, and for {@code http/1.1}} */
    boolean isHttp() {
        String version = String.valueOf(getMessage());
        return version.startsWith("HTTP/") && !version.equals("HTTP/1.1") && !version.equals("HTTP/1.0");
    }
}
