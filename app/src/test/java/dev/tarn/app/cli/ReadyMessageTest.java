package dev.tarn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.TlsSetting;
import dev.tarn.app.tls.TlsSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyMessageTest {

    private static final URI HTTP = URI.create("http://127.0.0.1:8080");
    private static final URI HTTPS = URI.create("https://127.0.0.1:8443");
    private static final Path FOLDER = Path.of("data", "tls").toAbsolutePath();

    private static Settings settings(boolean only) {
        return Settings.forTest(Path.of("objects")).tls(new TlsSetting(new TlsSource.SelfSigned(FOLDER), 8443, only));
    }

    @Test
    void without_a_port_for_http_the_command_trusts_the_certificate() {
        assertThat(ReadyMessage.of(HTTPS, Optional.of(HTTPS), settings(true)))
                .contains("  try:     AWS_CA_BUNDLE=" + FOLDER.resolve("tarn.pem")
                        + " AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws healthlake list-fhir-datastores"
                        + " --region us-east-1 --endpoint-url " + HTTPS + System.lineSeparator());
    }

    @Test
    void with_both_the_command_uses_http() {
        assertThat(ReadyMessage.of(HTTP, Optional.of(HTTPS), settings(false)))
                .contains("  try:     AWS_ACCESS_KEY_ID=test ", "--endpoint-url " + HTTP + System.lineSeparator())
                .contains("  https:   " + HTTPS + ", for clients that trust " + FOLDER.resolve("tarn.pem"))
                .doesNotContain("AWS_CA_BUNDLE");
    }

    @Test
    void a_certificate_of_the_users_own_is_theirs_to_trust() {
        Settings settings = Settings.forTest(Path.of("objects"))
                .tls(new TlsSetting(new TlsSource.PemFiles(Path.of("c"), Path.of("k")), 8443, true));
        assertThat(ReadyMessage.of(HTTPS, Optional.of(HTTPS), settings)).doesNotContain("AWS_CA_BUNDLE", "trust");
    }

    @Test
    void with_authorization_the_command_uses_the_first_profile_that_has_a_key(@TempDir Path directory)
            throws IOException {
        Files.writeString(directory.resolve("credentials"), """
            [other]
            role_arn = x
            [alice]
            aws_access_key_id = A
            aws_secret_access_key = s
            [bob]
            aws_access_key_id = B
            aws_secret_access_key = s
            [carol]
            aws_access_key_id = C
            aws_secret_access_key = s
            """);
        Settings plain = Settings.forTest(Path.of("objects"));
        Settings settings = plain.auth(plain.auth().directory(directory));
        assertThat(ReadyMessage.of(HTTP, Optional.empty(), settings))
                .contains(
                        "AWS_SHARED_CREDENTIALS_FILE=" + directory.resolve("credentials") + " AWS_PROFILE=alice aws ");
    }
}
