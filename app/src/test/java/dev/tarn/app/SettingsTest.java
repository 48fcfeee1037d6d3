package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.SettingsReader.Given;
import dev.tarn.inmemory.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void nothing_given_means_the_defaults() {
        Settings settings = SettingsReader.read(Map.of());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.objects()).isEqualTo(Path.of("tarn-objects"));
        assertThat(settings.pace()).isEqualTo(Pace.INSTANT);
        assertThat(settings.settle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.scope()).hasToString("123456789012/us-east-1");
    }

    @Test
    void every_setting_can_be_given() {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        given.put(Setting.HOST, flag("0.0.0.0"));
        given.put(Setting.PORT, flag("0"));
        given.put(Setting.OBJECTS, flag("elsewhere"));
        given.put(Setting.PACE, flag("creating=2s, deleting=500ms, job-start=PT1M"));
        given.put(Setting.SETTLE, flag("0"));
        given.put(Setting.ACCOUNT, flag("000000000001"));
        given.put(Setting.REGION, flag("eu-west-1"));

        Settings settings = SettingsReader.read(given);

        assertThat(settings.pace())
                .isEqualTo(new Pace(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMinutes(1)));
        assertThat(settings.settle()).isZero();
        assertThat(settings.scope()).hasToString("000000000001/eu-west-1");
        assertThat(given).hasSameSizeAs(Setting.values());
    }

    @Test
    void all_bad_settings_are_reported_at_once_with_where_they_came_from_and_what_would_be_right() {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        given.put(Setting.HOST, flag(" "));
        given.put(Setting.PORT, new Given("TARN_PORT", "eighty"));
        given.put(Setting.OBJECTS, flag(""));
        given.put(Setting.PACE, new Given("--pace", "slowly"));
        given.put(Setting.SETTLE, new Given("--settle", "-PT1S"));
        given.put(Setting.ACCOUNT, new Given("--account", "12"));
        given.put(Setting.REGION, new Given("TARN_REGION", "US EAST"));

        assertThatThrownBy(() -> SettingsReader.read(given))
                .isInstanceOf(BadSettings.class)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(Setting.values().length))
                .hasMessageContaining("TARN_PORT: 'eighty' is not a port: use 1 to 65535, or 0")
                .hasMessageContaining("--pace: 'slowly' is not a pace: use instant, real,")
                .hasMessageContaining("--settle: '-PT1S' is not a duration: use 500ms")
                .hasMessageContaining(
                        "--account: '12' is not legal: Member must have length greater than or equal to 12")
                .hasMessageContaining("TARN_REGION: 'US EAST' is not legal: Member must satisfy regular expression");
    }

    private static Given flag(String text) {
        return new Given("flag", text);
    }
}
