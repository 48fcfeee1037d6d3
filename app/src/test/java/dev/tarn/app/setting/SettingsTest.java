package dev.tarn.app.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.setting.SettingsReader.Given;
import dev.tarn.app.tls.TlsSource;
import dev.tarn.domain.account.Region;
import dev.tarn.inmemory.Pace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

    @Test
    void nothing_given_means_the_defaults() {
        Settings settings = SettingsReader.read(given);

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.backend()).isEqualTo(new Backend.Local(new DataBackend.Directory(Path.of("tarn-data"))));
        assertThat(settings.objects()).isEqualTo(new ObjectBackend.Directory(Path.of("tarn-objects")));
        assertThat(settings.pace()).isEqualTo(Pace.INSTANT);
        assertThat(settings.describeWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.scope()).hasToString("123456789012/us-east-1");
    }

    @Test
    void everything_of_a_local_one_can_be_given() {
        give(Setting.HOST, "0.0.0.0");
        give(Setting.ALLOW_HOST, "lake.example.org, 10.0.0.5,::1");
        give(Setting.PORT, "0");
        give(Setting.BACKEND, "local");
        give(Setting.DATA, "elsewhere/data");
        give(Setting.S3, "true");
        give(Setting.S3_ENDPOINT, "http://localhost:9000");
        give(Setting.PACE, "creating=2s, deleting=500ms, job-start=PT1M");
        give(Setting.DESCRIBE_WAIT, "0");
        give(Setting.RETENTION, "1h");
        give(Setting.ACCOUNT, "000000000001");
        give(Setting.REGION, "eu-west-1");

        Settings settings = SettingsReader.read(given);
        assertThat(settings.allowedHosts()).containsExactly("lake.example.org", "10.0.0.5", "::1");

        assertThat(settings.backend())
                .isEqualTo(new Backend.Local(new DataBackend.Directory(Path.of("elsewhere/data"))));
        assertThat(settings.objects())
                .isEqualTo(new ObjectBackend.S3(Optional.of(URI.create("http://localhost:9000"))));
        assertThat(settings.pace())
                .isEqualTo(new Pace(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMinutes(1)));
        assertThat(settings.describeWait()).isZero();
        assertThat(settings.scope()).hasToString("000000000001/eu-west-1");
    }

    @Test
    void data_in_memory_can_be_asked_for_in_two_ways() {
        give(Setting.DATA, "memory");
        assertThat(SettingsReader.read(given).backend()).isEqualTo(new Backend.Local(new DataBackend.Memory()));

        give(Setting.BACKEND, "memory");
        assertThat(SettingsReader.read(given).backend()).isEqualTo(new Backend.Local(new DataBackend.Memory()));

        given.remove(Setting.DATA);
        assertThat(SettingsReader.read(given).backend()).isEqualTo(new Backend.Local(new DataBackend.Memory()));
    }

    @Test
    void a_test_keeps_its_data_in_memory_unless_it_names_a_directory() {
        Settings settings = Settings.forTest(Path.of("objects"));

        assertThat(settings.backend()).isEqualTo(new Backend.Local(new DataBackend.Memory()));
        assertThat(settings.data(Path.of("data")).backend())
                .isEqualTo(new Backend.Local(new DataBackend.Directory(Path.of("data"))));
    }

    @Test
    void data_that_a_link_leads_among_the_objects_is_refused(@TempDir Path directory) throws IOException {
        Path objects = Files.createDirectory(directory.resolve("objects"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), objects);
        give(Setting.OBJECTS, objects.toString());
        give(Setting.DATA, link.resolve("data").toString());
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--data: '" + link.resolve("data") + "' is inside the directory of the objects");

        give(Setting.OBJECTS, link.toString());
        give(Setting.DATA, objects.toString());
        assertThatThrownBy(() -> SettingsReader.read(given)).hasMessageContaining("is inside the directory");

        give(Setting.DATA, directory.resolve("data").toString());
        assertThat(SettingsReader.read(given).objects()).isEqualTo(new ObjectBackend.Directory(link));
    }

    @Test
    void data_among_the_objects_is_refused_and_objects_beside_the_data_are_not() {
        give(Setting.OBJECTS, "lake");
        give(Setting.DATA, "lake/./data");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--data: 'lake/./data' is inside the directory of the objects, 'lake'");

        give(Setting.DATA, "lake");
        assertThatThrownBy(() -> SettingsReader.read(given)).hasMessageContaining("--data: 'lake' is inside");

        give(Setting.OBJECTS, "lake/objects");
        assertThat(SettingsReader.read(given).objects())
                .isEqualTo(new ObjectBackend.Directory(Path.of("lake/objects")));
    }

    @Test
    void with_aws_behind_the_region_is_the_environments_unless_it_is_given() {
        give(Setting.BACKEND, "aws");
        assertThat(SettingsReader.read(given).backend()).isEqualTo(new Backend.Aws(Optional.empty(), Optional.empty()));

        give(Setting.AWS_ENDPOINT, "https://healthlake.example.org");
        give(Setting.REGION, "eu-west-1");
        assertThat(SettingsReader.read(given).backend())
                .isEqualTo(new Backend.Aws(
                        Optional.of(URI.create("https://healthlake.example.org")),
                        Optional.of(new Region("eu-west-1"))));
    }

    @Test
    void what_would_have_no_effect_is_refused() {
        give(Setting.BACKEND, "aws");
        give(Setting.DATA, "data");
        give(Setting.RECOVER, "true");
        give(Setting.PACE, "real");
        give(Setting.S3, "true");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--data: has no effect, since the backend is aws")
                .hasMessageContaining("--recover: has no effect, since the backend is aws")
                .hasMessageContaining("--pace: has no effect, since the backend is aws")
                .hasMessageContaining("--s3: has no effect");

        given.clear();
        give(Setting.DATA, "memory");
        give(Setting.RECOVER, "true");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--recover: has no effect, since the data are in memory; leave it out");

        given.clear();
        give(Setting.S3_ENDPOINT, "http://localhost:9000");
        give(Setting.AWS_ENDPOINT, "http://localhost:9001");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--s3-endpoint: has no effect, since jobs use a directory; add --s3")
                .hasMessageContaining("--aws-endpoint: has no effect, since the backend is local");

        given.clear();
        give(Setting.BACKEND, "memory");
        given.put(Setting.DATA, new Given("TARN_DATA", "data"));
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining(
                        "TARN_DATA: has no effect, since the backend is memory; leave out one of the two");
    }

    @Test
    void authorization_is_off_unless_a_directory_is_named() {
        assertThat(SettingsReader.read(given).auth()).isEqualTo(AuthSettings.OFF);
        give(Setting.AUTH, "off");
        assertThat(SettingsReader.read(given).auth().isOn()).isFalse();
        give(Setting.AUTH, "keys");
        give(Setting.AUTH_SKEW, "15m");
        give(Setting.AUTH_SIGNATURES, "lenient");
        assertThat(SettingsReader.read(given).auth())
                .isEqualTo(AuthSettings.OFF
                        .directory(Path.of("keys"))
                        .skew(Duration.ofMinutes(15))
                        .lenient(true));
    }

    @Test
    void the_time_limit_of_functions_needs_a_file_that_names_some() {
        assertThat(AuthSettings.OFF.idpTimeout()).isEqualTo(Duration.ofSeconds(1));
        give(Setting.IDP_TIMEOUT, "10s");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessage(
                        "--idp-timeout: has no effect, since there are no identity providers; add --idp FILE or --auth"
                                + " DIR");
        give(Setting.AUTH, "keys");
        assertThat(SettingsReader.read(given).auth().idpTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void settings_of_authorization_without_effect_are_refused() {
        give(Setting.AUTH_SKEW, "15m");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessage("--auth-skew: has no effect, since authorization is off; add --auth DIR");
        give(Setting.AUTH, "keys");
        give(Setting.BACKEND, "aws");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessage("--auth: has no effect, since the backend is aws, where AWS decides; leave it out");
    }

    @Test
    void all_bad_settings_are_reported_at_once_with_where_they_came_from_and_what_would_be_right() {
        give(Setting.HOST, " ");
        give(Setting.ALLOW_HOST, "lake,http://lake");
        given.put(Setting.PORT, new Given("TARN_PORT", "eighty"));
        give(Setting.CORS_ORIGIN, "*");
        give(Setting.TLS, "maybe");
        give(Setting.TLS_CERT, "\0");
        give(Setting.TLS_KEY, "no-such-file");
        give(Setting.TLS_PORT, "https");
        give(Setting.IDP, "no-such-file.json");
        give(Setting.IDP_TIMEOUT, "2m");
        give(Setting.BACKEND, "oracle");
        give(Setting.DATA, "\0");
        give(Setting.AWS_ENDPOINT, "localhost");
        give(Setting.OBJECTS, "");
        given.put(Setting.RECOVER, new Given("TARN_RECOVER", "maybe"));
        given.put(Setting.S3, new Given("TARN_S3", "perhaps"));
        give(Setting.S3_ENDPOINT, "ftp://there");
        give(Setting.PACE, "slowly");
        give(Setting.DESCRIBE_WAIT, "-PT1S");
        give(Setting.COMPAT, "fihr");
        give(Setting.VALIDATION, "strikt");
        give(Setting.PROFILES, "no-such-folder");
        give(Setting.UNKNOWN_PROFILES, "refuse");
        give(Setting.VALIDATOR, "hapy");
        give(Setting.SEARCH_LAG, "soon");
        give(Setting.RETENTION, "for ever");
        give(Setting.ACCOUNT, "12");
        given.put(Setting.REGION, new Given("TARN_REGION", "US EAST"));
        give(Setting.QUOTAS, "some");
        give(Setting.EVENTS, "eventbridge:localhost");
        given.put(Setting.ADMIN, new Given("TARN_ADMIN", "sometimes"));
        given.put(Setting.REQUEST_BODIES, new Given("TARN_REQUEST_BODIES", "some"));
        give(Setting.AUTH, "\0");
        give(Setting.AUTH_SKEW, "2h");
        give(Setting.AUTH_SIGNATURES, "loose");
        give(Setting.READY_FILE, "no-such-folder/tarn.url");

        assertThatThrownBy(() -> SettingsReader.read(given))
                .isInstanceOf(BadSettings.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(Setting.values().length))
                .hasMessageContaining(
                        "--allow-host: 'http://lake' is not a host: use names or IP addresses without ports")
                .hasMessageContaining("TARN_PORT: 'eighty' is not a port: use 1 to 65535, or 0")
                .hasMessageContaining("--tls-port: 'https' is not a port: use 1 to 65535, or 0")
                .hasMessageContaining("--idp: 'no-such-file.json' cannot be read; name a JSON file")
                .hasMessageContaining("--idp-timeout: '2m' is not a time limit of a function: use up to 1m")
                .hasMessageContaining("--backend: 'oracle' is not a backend: use local, memory or aws")
                .hasMessageContaining("--data: '\0' is not a path: ")
                .hasMessageContaining("--aws-endpoint: 'localhost' is not the URL of a server: use http://HOST:PORT")
                .hasMessageContaining("TARN_S3: 'perhaps' is neither true nor false")
                .hasMessageContaining("--quotas: 'some' is not known: use off or aws")
                .hasMessageContaining("--events: 'localhost' is not the URL of a server: use http://HOST:PORT")
                .hasMessageContaining("TARN_ADMIN: 'sometimes' is neither true nor false")
                .hasMessageContaining("TARN_REQUEST_BODIES: 'some' is neither true nor false")
                .hasMessageContaining("--auth-skew: '2h' is not a clock skew: use 1m to 1h, such as 15m")
                .hasMessageContaining("--auth-signatures: 'loose' is not known: use strict or lenient")
                .hasMessageContaining("--pace: 'slowly' is not a pace: use instant, real,")
                .hasMessageContaining("--describe-wait: '-PT1S' is not a duration: use 500ms")
                .hasMessageContaining("--compat: 'fihr' is not known: use healthlake or fhir; did you mean fhir?")
                .hasMessageContaining("--validation: 'strikt' is not known: use strict, structure-only, minimal or off;"
                        + " did you mean strict?")
                .hasMessageContaining("--validator: 'hapy' is not known: use tarn, hapi, or the path of the jar"
                        + " tarn-validation-hapi; did you mean hapi?")
                .hasMessageContaining("--search-lag: 'soon' is not a duration: use 500ms")
                .hasMessageContaining("--account: '12' is not an AWS account ID: use 12 digits, such as 123456789012")
                .hasMessageContaining("TARN_REGION: 'US EAST' is not the name of an AWS region: use a name such as")
                .hasMessageContaining("--ready-file: 'no-such-folder/tarn.url' cannot be written: there is no folder");
    }

    /** The words of Coral are for the wire; here a person reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "HOST | 127.0.0.1:80 | '127.0.0.1:80' is an address and a port: use --host 127.0.0.1 and --port 80",
                "HOST | http://h | 'http://h' is not an address: use 127.0.0.1, 0.0.0.0 or a host name",
                "ALLOW_HOST | lake:80 | 'lake:80' is not a host: use names or IP addresses without ports, such as"
                        + " tarn.example.org,10.0.0.5",
                "PORT | 65536 | '65536' is not a port: use 1 to 65535, or 0 for any that is free",
                "PORT | -1 | '-1' is not a port: use 1 to 65535, or 0 for any that is free",
                "BACKEND | asw | 'asw' is not a backend: use local, memory or aws; did you mean aws?",
                "BACKEND | AWS | 'AWS' is not a backend: use local, memory or aws; did you mean aws?",
                "AWS_ENDPOINT | http://h:65536 | 'http://h:65536' is not the URL of a server: use http://HOST:PORT",
                "OBJECTS | pom.xml | 'pom.xml' is a file: name a directory",
                "DATA | pom.xml | 'pom.xml' is a file: name a directory",
                "RECOVER | yes | 'yes' is neither true nor false: use one of them",
                "S3 | yes | 'yes' is neither true nor false: use one of them",
                "S3_ENDPOINT | localhost:9000 | 'localhost:9000' is not the URL of a server: use http://HOST:PORT",
                "PACE | fast | 'fast' is not a pace: use instant, real, or any of"
                        + " creating=DURATION,deleting=DURATION,job-start=DURATION (such as creating=2s,job-start=500ms)",
                "DESCRIBE_WAIT | 5 | '5' is not a duration: use 500ms, 2s, 20m, 1h, 7d, 0 or PT1.5S, and at most a"
                        + " hundred years",
                "RETENTION | 1w | '1w' is not a duration: use 500ms, 2s, 20m, 1h, 7d, 0 or PT1.5S, and at most a"
                        + " hundred years",
                "ACCOUNT | 12 | '12' is not an AWS account ID: use 12 digits, such as 123456789012",
                "ACCOUNT | 1234-5678-9012 | '1234-5678-9012' is not an AWS account ID: use 12 digits, such as"
                        + " 123456789012; did you mean 123456789012?",
                "REGION | nowhere | 'nowhere' is not the name of an AWS region: use a name such as us-east-1,"
                        + " eu-west-2 or us-gov-west-1",
                "REGION | US_EAST_1 | 'US_EAST_1' is not the name of an AWS region: use a name such as us-east-1,"
                        + " eu-west-2 or us-gov-west-1; did you mean us-east-1?",
                "REGION | us-east-1a | 'us-east-1a' is an availability zone: use the name of its region, us-east-1",
                "READY_FILE | src | 'src' is a folder; name a file"
            })
    void a_bad_value_is_refused_with_the_value_and_what_is_accepted(Setting setting, String value, String problem) {
        give(setting, value);
        if (setting == Setting.AWS_ENDPOINT) {
            give(Setting.BACKEND, "aws");
        }
        if (setting == Setting.S3_ENDPOINT) {
            give(Setting.S3, "true");
        }

        assertThatThrownBy(() -> SettingsReader.read(given)).hasMessage(setting.flag() + ": " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "ap-southeast-7",
                "us-gov-west-1",
                "us-isob-east-1",
                "eu-isoe-west-1",
                "cn-northwest-1",
                "eusc-de-east-1",
                "mx-central-1"
            })
    void the_regions_of_every_partition_are_accepted(String region) {
        give(Setting.REGION, region);

        assertThat(SettingsReader.read(given).region()).isEqualTo(new Region(region));
    }

    @Test
    void tls_is_beside_the_port_without_it_or_alone(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("tls.pem"), "");
        give(Setting.TLS_CERT, file.toString());
        give(Setting.TLS_KEY, file.toString());

        assertThat(SettingsReader.read(given).tls())
                .hasValue(new TlsSetting(new TlsSource.PemFiles(file, file), 8443, false));

        give(Setting.PORT, "off");
        give(Setting.TLS_PORT, "443");
        assertThat(SettingsReader.read(given).tls())
                .hasValue(new TlsSetting(new TlsSource.PemFiles(file, file), 443, true));
    }

    @Test
    void a_self_signed_certificate_is_kept_with_the_data() {
        give(Setting.TLS, "self-signed");
        assertThat(SettingsReader.read(given).tls())
                .hasValue(new TlsSetting(new TlsSource.SelfSigned(Path.of("tarn-data", "tls")), 8443, false));

        give(Setting.DATA, "memory");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--tls: a self-signed certificate is kept with the data");
    }

    @Test
    void settings_of_tls_that_contradict_are_refused() {
        give(Setting.PORT, "off");
        give(Setting.TLS_PORT, "0");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--port: the server would have no port")
                .hasMessageContaining("--tls-port: has no effect");

        given.clear();
        give(Setting.TLS_CERT, "no-such-file.pem");
        assertThatThrownBy(() -> SettingsReader.read(given)).hasMessage("--tls-cert: needs --tls-key, the private key");

        give(Setting.TLS_KEY, "no-such-file.key");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--tls-cert: 'no-such-file.pem' is not a file that can be read")
                .hasMessageContaining("--tls-key: 'no-such-file.key' is not a file that can be read");

        give(Setting.TLS, "yes");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--tls-cert: there is a certificate already, by --tls")
                .hasMessageContaining("--tls: 'yes' is not known: use self-signed");

        given.clear();
        give(Setting.TLS, "self-signed");
        give(Setting.TLS_PORT, "8080");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--tls-port: port 8080 is that of http");
    }

    @Test
    void origins_of_web_pages_are_listed_and_a_star_is_refused() {
        give(Setting.CORS_ORIGIN, "https://app.example.org, http://localhost:3000");
        assertThat(SettingsReader.read(given).corsOrigins())
                .containsExactly("https://app.example.org", "http://localhost:3000");

        give(Setting.CORS_ORIGIN, "*");
        assertThatThrownBy(() -> SettingsReader.read(given))
                .hasMessageContaining("--cors-origin: '*' would let every page");
    }

    private void give(Setting setting, String text) {
        given.put(setting, new Given(setting.flag(), text));
    }
}
