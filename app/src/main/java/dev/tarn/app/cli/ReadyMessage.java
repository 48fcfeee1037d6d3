package dev.tarn.app.cli;

import dev.tarn.app.authorization.CredentialsDirectory;
import dev.tarn.app.process.Version;
import dev.tarn.app.setting.Backend;
import dev.tarn.app.setting.DataBackend;
import dev.tarn.app.setting.ObjectBackend;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.TlsSetting;
import dev.tarn.app.tls.TlsSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command prints once the server answers. The first line is the short sentence alone, for programs that wait
 * for it; the lines after it are indented and are for people.
 */
final class ReadyMessage {

    private ReadyMessage() {}

    /** {@return the lines, each with a line separator at its end} */
    static String of(URI url, Optional<URI> tlsUrl, Settings settings) {
        return String.join(
                System.lineSeparator(),
                "Tarn " + Version.text() + " is ready at " + url,
                backend(settings),
                "  try:     " + authority(url, settings) + credentials(settings)
                        + " aws healthlake list-fhir-datastores"
                        + " --region "
                        + settings.region() + " --endpoint-url " + url,
                tlsUrl.map(secure -> "  https:   " + secure + trust(settings) + System.lineSeparator())
                        .orElse(""));
    }

    private static String trust(Settings settings) {
        return selfSigned(settings)
                .map(certificate -> ", for clients that trust " + certificate)
                .orElse("");
    }

    /** Without a port for http the command uses https, and the AWS CLI must trust the certificate. */
    private static String authority(URI url, Settings settings) {
        return selfSigned(settings)
                .filter(certificate -> "https".equals(url.getScheme()))
                .map(certificate -> "AWS_CA_BUNDLE=" + certificate + " ")
                .orElse("");
    }

    private static Optional<String> selfSigned(Settings settings) {
        return settings.tls()
                .map(TlsSetting::source)
                .filter(TlsSource.SelfSigned.class::isInstance)
                .map(source -> absolute(((TlsSource.SelfSigned) source).trusted()));
    }

    private static String credentials(Settings settings) {
        return settings.auth()
                .directory()
                .map(directory -> "AWS_SHARED_CREDENTIALS_FILE=" + absolute(directory.resolve("credentials"))
                        + CredentialsDirectory.firstProfile(directory, settings.account())
                                .map(profile -> " AWS_PROFILE=" + profile)
                                .orElse(""))
                .orElse("AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    }

    private static String backend(Settings settings) {
        if (settings.backend() instanceof Backend.Aws aws) {
            return "  backend: the real HealthLake"
                    + aws.endpoint().map(endpoint -> " at " + endpoint).orElse("");
        }
        return "  data:    " + data(((Backend.Local) settings.backend()).data()) + System.lineSeparator()
                + "  objects: " + objects(settings.objects());
    }

    private static String data(DataBackend data) {
        return data instanceof DataBackend.Directory directory
                ? absolute(directory.path())
                : "memory, gone when the process ends";
    }

    private static String objects(ObjectBackend objects) {
        if (objects instanceof ObjectBackend.Directory directory) {
            return absolute(directory.path()) + ", where s3://bucket/key is the file bucket/key";
        }
        return "S3"
                + ((ObjectBackend.S3) objects)
                        .endpoint()
                        .map(endpoint -> " at " + endpoint)
                        .orElse("");
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
