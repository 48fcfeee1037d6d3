package dev.tarn.http.tls;

/**
 * TLS of a server.
 *
 * @param certificate what the server presents
 * @param port 0 for any that is free
 * @param only whether the server has no port without TLS
 */
public record TlsSettings(TlsCertificate certificate, int port, boolean only) {

    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException for a port that is none */
    public TlsSettings {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("A port lies between 0, for any that is free, and 65535; not " + port);
        }
    }
}
