package dev.tarn.app.tls;

import dev.tarn.http.tls.TlsCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the certificate of a server comes from. */
public sealed interface TlsSource {

    /**
     * {@return the certificate} May create it.
     *
     * @param names the host names and addresses that a certificate that is created covers, beside those of this machine
     * @throws IllegalStateException if a file cannot be read or written, with its name
     */
    TlsCertificate open(List<String> names);

    /**
     * Two files in PEM.
     *
     * @param certificate the chain, the certificate of the server first
     * @param key without a password
     */
    record PemFiles(Path certificate, Path key) implements TlsSource {

        @Override
        public TlsCertificate open(List<String> names) {
            return new TlsCertificate(read(certificate), read(key));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new IllegalStateException("TLS cannot be used: '" + file + "' cannot be read: " + e, e);
            }
        }
    }

    /**
     * A self-signed certificate, which is created once and then reused, so that clients can trust it.
     *
     * @param directory holds {@code tarn.pem}, which clients trust, and {@code tarn.key}
     */
    record SelfSigned(Path directory) implements TlsSource {

        @Override
        public TlsCertificate open(List<String> names) {
            return new SelfSignedCertificate(directory).open(names);
        }

        /** {@return the file that clients trust} */
        public Path trusted() {
            return directory.resolve(SelfSignedCertificate.CERTIFICATE);
        }
    }
}
