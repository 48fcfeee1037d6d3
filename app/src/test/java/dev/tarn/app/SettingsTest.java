package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.SettingsReader.Given;
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
        assertThat(settings.settle()).isEqualTo(Duration.ofSeconds(5));
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
        give(Setting.SETTLE, "0");
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
        assertThat(settings.settle()).isZero();
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
    void all_bad_settings_are_reported_at_once_with_where_they_came_from_and_what_would_be_right() {
        give(Setting.HOST, " ");
        give(Setting.ALLOW_HOST, "lake,http://lake");
        given.put(Setting.PORT, new Given("TARN_PORT", "eighty"));
        give(Setting.BACKEND, "oracle");
        give(Setting.DATA, "\0");
        give(Setting.AWS_ENDPOINT, "localhost");
        give(Setting.OBJECTS, "");
        given.put(Setting.RECOVER, new Given("TARN_RECOVER", "maybe"));
        given.put(Setting.S3, new Given("TARN_S3", "perhaps"));
        give(Setting.S3_ENDPOINT, "ftp://there");
        give(Setting.PACE, "slowly");
        give(Setting.SETTLE, "-PT1S");
        give(Setting.RETENTION, "for ever");
        give(Setting.ACCOUNT, "12");
        given.put(Setting.REGION, new Given("TARN_REGION", "US EAST"));
        give(Setting.READY_FILE, "no-such-folder/tarn.url");

        assertThatThrownBy(() -> SettingsReader.read(given))
                .isInstanceOf(BadSettings.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(Setting.values().length))
                .hasMessageContaining(
                        "--allow-host: 'http://lake' is not a host: use names or IP addresses without ports")
                .hasMessageContaining("TARN_PORT: 'eighty' is not a port: use 1 to 65535, or 0")
                .hasMessageContaining(
                        "--backend: 'oracle' is not legal: Member must satisfy enum value set: [local, memory, aws]")
                .hasMessageContaining("--data: '\0' is not a path: ")
                .hasMessageContaining("--aws-endpoint: 'localhost' is not the URL of a server: use http://HOST:PORT")
                .hasMessageContaining("TARN_S3: 'perhaps' is neither true nor false")
                .hasMessageContaining("--pace: 'slowly' is not a pace: use instant, real,")
                .hasMessageContaining("--settle: '-PT1S' is not a duration: use 500ms")
                .hasMessageContaining(
                        "--account: '12' is not legal: Member must have length greater than or equal to 12")
                .hasMessageContaining("TARN_REGION: 'US EAST' is not legal: Member must satisfy regular expression");
    }

    private void give(Setting setting, String text) {
        given.put(setting, new Given(setting.flag(), text));
    }
}
