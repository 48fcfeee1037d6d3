package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.SettingsReader.Given;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagsTest {

    @Test
    void a_value_follows_its_flag_as_a_word_or_after_an_equals_sign() {
        Flags flags = Flags.read(List.of("--port", "0", "--host=0.0.0.0", "--s3", "--pace", "creating=2s"));

        assertThat(flags.problems()).isEmpty();
        assertThat(flags.given())
                .isEqualTo(Map.of(
                        Setting.PORT, new Given("--port", "0"),
                        Setting.HOST, new Given("--host", "0.0.0.0"),
                        Setting.S3, new Given("--s3", "true"),
                        Setting.PACE, new Given("--pace", "creating=2s")));
    }

    @Test
    void a_value_is_taken_as_it_is() {
        assertThat(given(Setting.DATA, "--data", "")).isEmpty();
        assertThat(given(Setting.DATA, "--data=")).isEmpty();
        assertThat(given(Setting.DATA, "--data", "\"quoted\"")).isEqualTo("\"quoted\"");
        assertThat(given(Setting.DATA, "--data", "a b")).isEqualTo("a b");
        assertThat(given(Setting.SETTLE, "--settle", "-PT1S")).isEqualTo("-PT1S");
        assertThat(given(Setting.PORT, "--port", "-1")).isEqualTo("-1");
    }

    @Test
    void whatever_cannot_be_is_told_at_once() {
        Flags flags = Flags.read(List.of(
                "--prot", "80", "--port", "--data", "here", "--data=there", "--s3=false", "--por=1", "--", "--host"));

        assertThat(flags.problems())
                .containsExactly(
                        "--port: its value is missing; use --port PORT",
                        "--data: is given 2 times; give it once",
                        "'--prot' is no flag of tarn serve",
                        "'80' belongs to no flag",
                        "--s3: takes no value; leave it out for false",
                        "'--por=1' is no flag of tarn serve",
                        "'--host' is no flag of tarn serve");
        assertThat(flags.given()).isEmpty();
    }

    @Test
    void help_and_version_are_asked_for_by_a_letter_or_a_word() {
        assertThat(Flags.read(List.of("-h")).wantHelp()).isTrue();
        assertThat(Flags.read(List.of("--port", "http", "--help")).wantHelp()).isTrue();
        assertThat(Flags.read(List.of("-V")).wantVersion()).isTrue();
        assertThat(Flags.read(List.of("--version")).wantVersion()).isTrue();
        assertThat(Flags.read(List.of()).wantHelp()).isFalse();
    }

    @Test
    void help_says_of_each_setting_what_SettingsReader_knows() throws IOException {
        StringBuilder help = new StringBuilder();
        Flags.help(help);

        for (Setting setting : Setting.values()) {
            assertThat(help).contains(setting.flag(), setting.variable(), setting.shape(), setting.defaultValue());
        }
    }

    private static String given(Setting setting, String... words) {
        Flags flags = Flags.read(List.of(words));
        assertThat(flags.problems()).isEmpty();
        return flags.given().get(setting).text();
    }
}
