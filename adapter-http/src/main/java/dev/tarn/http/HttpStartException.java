package dev.tarn.http;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** A server could not start; the message says why, and what to try. */
public final class HttpStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static HttpStartException of(HttpSettings settings, Throwable cause) {
        return cause instanceof HttpStartException known ? known : of(settings.host(), settings.port(), cause);
    }

    static HttpStartException of(String host, int port, Throwable cause) {
        return new HttpStartException(
                "Cannot listen at " + host + ", port " + port + ": " + reason(port, cause), cause);
    }

    /** {@return the failure of a certificate that cannot be used} */
    static HttpStartException ofCertificate(IllegalArgumentException cause) {
        return new HttpStartException("TLS cannot be used: " + cause.getMessage(), cause);
    }

    /** {@return the failure to link with Netty, Vert.x or Jackson; names the wrong version, its JAR and the remedy} */
    static HttpStartException of(LinkageError cause) {
        return new HttpStartException(
                LibraryVersions.mismatch(HttpStartException.class.getClassLoader())
                        .orElse("The HTTP server cannot be loaded: " + cause),
                cause);
    }

    private static String reason(int port, Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return "no such host is known; try 127.0.0.1, or 0.0.0.0 for all network interfaces";
        }
        if (words.contains("assign")) {
            return "this machine has no such address; try 127.0.0.1, or 0.0.0.0 for all network interfaces";
        }
        if (cause instanceof BindException && words.contains("in use")) {
            return "the port is in use; stop what uses it, or take another one, or 0 for any that is free";
        }
        if (words.contains("denied")) {
            return "the system does not allow it; try a port from 1024 on, or 0 for any that is free";
        }
        return port == 0 ? words : words + "; port 0 means any that is free";
    }
}
