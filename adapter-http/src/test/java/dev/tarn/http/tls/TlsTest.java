package dev.tarn.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.http.HttpStartException;
import dev.tarn.http.RawClient;
import dev.tarn.http.Requests;
import dev.tarn.http.Tarn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    static Path directory;

    private static TlsCertificate certificate;

    @BeforeAll
    static void make() throws Exception {
        certificate = Certificates.make(directory, "-keyalg", "EC", "-groupname", "secp256r1");
    }

    private static Tarn start(TlsCertificate with, boolean only) {
        return Tarn.start(settings -> settings.tls(Optional.of(new TlsSettings(with, 0, only))));
    }

    private static HttpClient client(TlsCertificate trusted) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(Certificates.trusting(trusted))
                .build();
    }

    private static HttpResponse<String> describe(HttpClient client, URI url) throws Exception {
        return client.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "HealthLake.DescribeFHIRDatastore")
                        .header("Authorization", Tarn.AUTHORIZATION)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Requests.valid("DescribeFHIRDatastore").toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_endpoint_of_a_data_store_has_the_scheme_by_which_it_was_asked() throws Exception {
        try (Tarn tarn = start(certificate, false)) {
            URI secure = tarn.server.tlsUrl().orElseThrow();

            assertThat(describe(client(certificate), secure).body())
                    .contains("\"https://" + secure.getAuthority() + "/datastore/");
            assertThat(describe(client(certificate), tarn.server.url()).body())
                    .contains("\"http://" + tarn.server.url().getAuthority() + "/datastore/");
        }
    }

    @Test
    void a_server_can_have_no_port_without_tls() throws Exception {
        try (Tarn tarn = start(certificate, true)) {
            assertThat(tarn.server.url().getScheme()).isEqualTo("https");
            assertThat(tarn.server.tlsUrl()).hasValue(tarn.server.url());
            assertThat(describe(client(certificate), tarn.server.url()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tls_1_2_and_1_3_are_spoken_and_older_versions_are_not() throws Exception {
        try (Tarn tarn = start(certificate, false)) {
            int port = tarn.server.tlsUrl().orElseThrow().getPort();
            for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
                assertThat(handshake(port, version)).isEqualTo(version);
            }
            assertThatThrownBy(() -> handshake(port, "TLSv1.1")).isInstanceOf(IOException.class);
        }
    }

    private static String handshake(int port, String version) throws Exception {
        try (SSLSocket socket = (SSLSocket) Certificates.trusting(certificate)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    /** Programs that have HealthLake's host built in work with an entry in the hosts file. */
    @Test
    void the_host_names_of_healthlake_are_served_with_their_certificate() throws Exception {
        try (Tarn tarn = start(certificate, true);
                SSLSocket socket = (SSLSocket) Certificates.trusting(certificate)
                        .getSocketFactory()
                        .createSocket(
                                new Socket(InetAddress.getLoopbackAddress(), tarn.server.port()),
                                "healthlake.us-east-1.amazonaws.com",
                                443,
                                true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            String body = Requests.valid("DescribeFHIRDatastore").toString();
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: healthlake.us-east-1.amazonaws.com\r\nConnection: close\r\n"
                                    + "Content-Type: application/x-amz-json-1.0\r\n"
                                    + "X-Amz-Target: HealthLake.DescribeFHIRDatastore\r\nAuthorization: "
                                    + Tarn.AUTHORIZATION + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"https://healthlake.us-east-1.amazonaws.com/datastore/");
        }
    }

    @Test
    void a_client_that_does_not_trust_the_certificate_does_not_connect() throws Exception {
        try (Tarn tarn = start(certificate, false)) {
            assertThatThrownBy(() -> describe(
                            HttpClient.newHttpClient(), tarn.server.tlsUrl().orElseThrow()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void each_port_survives_a_client_that_takes_it_for_the_other() throws Exception {
        try (Tarn tarn = start(certificate, false)) {
            URI secure = tarn.server.tlsUrl().orElseThrow();
            try (RawClient raw = new RawClient(secure.getPort())) {
                assertThat(raw.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").untilClosed())
                        .isEmpty();
            }
            try (RawClient raw = new RawClient(tarn.server.port())) {
                assertThat(raw.send(new byte[] {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0, '\r', '\n', '\r', '\n'})
                                .answer()
                                .body())
                        .contains("--tls-port");
            }
            assertThat(describe(client(certificate), secure).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void rsa_works_and_what_cannot_work_is_refused_at_start() throws Exception {
        TlsCertificate rsa = Certificates.make(directory, "-keyalg", "RSA", "-keysize", "2048");
        try (Tarn tarn = start(rsa, true)) {
            assertThat(describe(client(rsa), tarn.server.url()).statusCode()).isEqualTo(200);
        }
        TlsCertificate expired = Certificates.make(
                directory, "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-9d", "-validity", "2");
        refused(expired, "the certificate expired at ");
        refused(new TlsCertificate(certificate.chain(), rsa.key()), "cannot be read");
        refused(new TlsCertificate(certificate.chain(), expired.key()), "the private key is not that of");
        refused(new TlsCertificate("x", certificate.key()), "the certificate is not PEM");
        refused(new TlsCertificate(certificate.chain(), "x"), "the private key is not PEM without a password");
        refused(
                new TlsCertificate(Certificates.pem("CERTIFICATE", new byte[] {1, 2}), certificate.key()),
                "cannot be read");
    }

    private static void refused(TlsCertificate with, String message) {
        assertThatExceptionOfType(HttpStartException.class)
                .isThrownBy(() -> start(with, false).close())
                .withMessageStartingWith("TLS cannot be used: ")
                .withMessageContaining(message);
    }
}
