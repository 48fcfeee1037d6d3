package dev.tarn.app.setting;

import dev.tarn.app.setting.SettingsReader.Given;
import dev.tarn.app.tls.TlsSource;
import dev.tarn.http.tls.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * TLS of a server.
 *
 * @param source of the certificate
 * @param port 0 for any that is free
 * @param only whether the server has no port without TLS
 */
public record TlsSetting(TlsSource source, int port, boolean only) {

    private static final String SELF_SIGNED = "self-signed";
    private static final String OFF = "off";

    /** In bytes; a chain of certificates has a few kB. */
    private static final long LONGEST = 1024 * 1024;

    /** The folder of a self-signed certificate, below the data. */
    private static final String FOLDER = "tls";

    /** {@return TLS by files in PEM, at any free port, beside the port without TLS} */
    public static TlsSetting of(Path certificate, Path key) {
        return new TlsSetting(new TlsSource.PemFiles(certificate, key), 0, false);
    }

    /**
     * {@return the settings of the HTTP server}
     *
     * @param names the host names that a certificate that is created covers
     */
    public TlsSettings open(List<String> names) {
        return new TlsSettings(source.open(names), port, only);
    }

    /** {@return whether {@code --port off} is given} */
    static boolean isOff(String port) {
        return port.equals(OFF);
    }

    /**
     * {@return what the settings say; empty without TLS, and for settings with problems}
     *
     * @param port without TLS; 0 for any that is free, and for none
     * @param tlsPort 0 for any that is free
     * @param data where a self-signed certificate is kept; empty if the backend has no directory
     */
    static Optional<TlsSetting> read(
            Map<Setting, Given> given, int port, int tlsPort, Optional<Path> data, Consumer<String> problems) {
        Optional<Given> mode = Optional.ofNullable(given.get(Setting.TLS));
        Optional<Given> certificate = Optional.ofNullable(given.get(Setting.TLS_CERT));
        Optional<Given> key = Optional.ofNullable(given.get(Setting.TLS_KEY));
        Optional<Given> off = Optional.ofNullable(given.get(Setting.PORT)).filter(text -> isOff(text.text()));
        boolean only = off.isPresent();
        Optional<TlsSource> source = Optional.empty();
        if (mode.isPresent()) {
            Stream.concat(certificate.stream(), key.stream())
                    .forEach(file -> problems.accept(file.source() + ": there is a certificate already, by "
                            + mode.get().source() + "; leave out one of the two"));
            source = selfSigned(mode.get(), data, problems);
        } else if (certificate.isPresent() && key.isPresent()) {
            source = Optional.of(new TlsSource.PemFiles(file(certificate.get(), problems), file(key.get(), problems)));
        } else {
            certificate.ifPresent(file -> problems.accept(file.source() + ": needs --tls-key, the private key"));
            key.ifPresent(file -> problems.accept(file.source() + ": needs --tls-cert, the certificate"));
        }
        if (mode.isEmpty() && certificate.isEmpty() && key.isEmpty()) {
            Optional.ofNullable(given.get(Setting.TLS_PORT))
                    .ifPresent(text -> problems.accept(text.source()
                            + ": has no effect, since there is no certificate; add --tls self-signed or --tls-cert"));
            off.ifPresent(text -> problems.accept(text.source()
                    + ": the server would have no port; add --tls self-signed or --tls-cert, or name a port"));
        }
        if (source.isPresent() && !only && tlsPort != 0 && tlsPort == port) {
            problems.accept(
                    Setting.TLS_PORT.flag() + ": port " + port + " is that of http; take another one, or --port off");
        }
        return source.map(found -> new TlsSetting(found, tlsPort, only));
    }

    private static Optional<TlsSource> selfSigned(Given mode, Optional<Path> data, Consumer<String> problems) {
        if (!mode.text().equals(SELF_SIGNED)) {
            problems.accept(mode.source() + ": '" + mode.text() + "' is not known: use self-signed, or --tls-cert FILE"
                    + " and --tls-key FILE");
            return Optional.empty();
        }
        if (data.isEmpty()) {
            problems.accept(mode.source() + ": a self-signed certificate is kept with the data, and there is no data"
                    + " directory; name one with --data, or use --tls-cert and --tls-key");
        }
        return data.map(directory -> new TlsSource.SelfSigned(directory.resolve(FOLDER)));
    }

    private static Path file(Given given, Consumer<String> problems) {
        try {
            Path file = Path.of(given.text());
            if (Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) <= LONGEST) {
                return file;
            }
        } catch (InvalidPathException | IOException e) {
            // Reported below, as any other file that cannot be read.
        }
        problems.accept(given.source() + ": '" + given.text()
                + "' is not a file that can be read; name one in PEM, of at" + " most 1 MiB");
        return Path.of("");
    }
}
