package dev.tarn.app.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.app.setting.TlsSetting;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;
import software.amazon.awssdk.services.healthlake.model.FHIRVersion;

/** {@code --tls self-signed}; the client is AWS's own SDK. */
class SelfSignedTest {

    @TempDir
    static Path directory;

    private static TlsSource.SelfSigned source;

    @BeforeAll
    static void create() {
        source = new TlsSource.SelfSigned(directory.resolve("data/tls"));
        source.open(List.of("lake.example.org", "10.0.0.5", "0.0.0.0", "not a name"));
    }

    private static X509Certificate certificate() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(source.trusted())));
    }

    @Test
    void it_covers_localhost_the_allowed_hosts_and_healthlakes_own_names() throws Exception {
        assertThat(certificate().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("localhost", "127.0.0.1", "lake.example.org", "10.0.0.5")
                .contains("healthlake.us-east-1.amazonaws.com", "healthlake.eu-west-2.amazonaws.com");
        assertThat(certificate().getPublicKey().getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void the_directory_holds_the_certificate_and_a_key_that_only_the_owner_reads() throws Exception {
        Path key = source.directory().resolve("tarn.key");
        try (var files = Files.list(source.directory())) {
            assertThat(files).containsExactlyInAnyOrder(source.trusted(), key);
        }
        assertThat(Files.readString(key, StandardCharsets.US_ASCII)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_second_start_has_the_same_certificate_so_that_clients_still_trust_it() throws Exception {
        String before = Files.readString(source.trusted());

        assertThat(source.open(List.of()).chain()).isEqualTo(before);
    }

    @Test
    void a_certificate_that_cannot_be_read_is_replaced() throws Exception {
        TlsSource.SelfSigned broken = new TlsSource.SelfSigned(directory.resolve("broken"));
        Files.createDirectories(broken.directory());
        Files.writeString(broken.trusted(), "x");
        Files.writeString(broken.directory().resolve("tarn.key"), "x");

        assertThat(broken.open(List.of()).chain()).startsWith("-----BEGIN CERTIFICATE-----\n");
    }

    @Test
    void an_sdk_that_trusts_it_uses_the_server_by_https() throws Exception {
        Settings settings = Settings.forTest(directory.resolve("objects"))
                .data(directory.resolve("data"))
                .tls(new TlsSetting(source, 0, true));
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("tarn", certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        try (TarnServer server = TarnServer.start(settings);
                HealthLakeClient client = HealthLakeClient.builder()
                        .endpointOverride(server.url())
                        .region(Region.US_EAST_1)
                        .httpClient(UrlConnectionHttpClient.builder()
                                .tlsTrustManagersProvider(managers::getTrustManagers)
                                .build())
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .build()) {
            assertThat(server.tlsUrl()).hasValue(server.url());
            assertThat(client.createFHIRDatastore(b -> b.datastoreTypeVersion(FHIRVersion.R4))
                            .datastoreEndpoint())
                    .startsWith("https://127.0.0.1:" + server.url().getPort() + "/datastore/");
        }
    }
}
