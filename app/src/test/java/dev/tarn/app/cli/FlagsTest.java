package dev.tarn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Setting;
import dev.tarn.app.setting.SettingsReader.Given;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(given(Setting.DESCRIBE_WAIT, "--describe-wait", "-PT1S")).isEqualTo("-PT1S");
        assertThat(given(Setting.PORT, "--port", "-1")).isEqualTo("-1");
    }

    @Test
    void a_former_name_is_read_with_a_hint() {
        Flags flags = Flags.read(List.of("--settle", "2s"));

        assertThat(flags.given()).containsExactly(Map.entry(Setting.DESCRIBE_WAIT, new Given("--settle", "2s")));
        assertThat(flags.problems()).isEmpty();
        assertThat(flags.hints())
                .containsExactly("--settle: this is now called --describe-wait; the former name is still read");
        assertThat(Flags.read(List.of("--settle", "2s", "--describe-wait", "3s"))
                        .problems())
                .containsExactly("--settle: is given 2 times; give it once");
    }

    @Test
    void a_former_variable_is_read_with_a_hint_and_the_current_one_wins() {
        Environment former = new Environment(Map.of("TARN_SETTLE", "2s"));

        assertThat(former.given()).containsExactly(Map.entry(Setting.DESCRIBE_WAIT, new Given("TARN_SETTLE", "2s")));
        assertThat(former.problems()).isEmpty();
        assertThat(former.hints())
                .containsExactly("TARN_SETTLE: this is now called TARN_DESCRIBE_WAIT; the former name is still read");
        assertThat(new Environment(Map.of("TARN_SETTLE", "2s", "TARN_DESCRIBE_WAIT", "3s"))
                        .given()
                        .get(Setting.DESCRIBE_WAIT))
                .isEqualTo(new Given("TARN_DESCRIBE_WAIT", "3s"));
    }

    @Test
    void whatever_cannot_be_is_told_at_once() {
        Flags flags = Flags.read(List.of(
                "--prot", "80", "--port", "--data", "here", "--data=there", "--s3=false", "--por=1", "--", "--host"));

        assertThat(flags.problems())
                .containsExactly(
                        "--port: its value is missing; use --port PORT",
                        "--data: is given 2 times; give it once",
                        "--prot: no such flag; did you mean --port?",
                        "--s3: takes no value; leave it out for false",
                        "--por: no such flag; did you mean --port?",
                        "--host: comes after --, where no flag is read; remove the --");
        assertThat(flags.given()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--prot 8080 | --prot: no such flag; did you mean --port?",
                "--Port 8080 | --Port: no such flag; did you mean --port?",
                "--aws_endpoint http://h | --aws_endpoint: no such flag; did you mean --aws-endpoint?",
                "--awsEndpoint=http://h | --awsEndpoint: no such flag; did you mean --aws-endpoint?",
                "--object x | --object: no such flag; did you mean --objects?",
                "--hlep | --hlep: no such flag; did you mean --help?",
                "--ready f | --ready: no such flag; did you mean --ready-file?",
                "--frobnicate | --frobnicate: no such flag",
                "port 8080 | 'port': belongs to no flag; did you mean --port? / '8080': belongs to no flag; flags begin with --",
                "--s3 true | --s3: takes no value, but 'true' follows it; remove 'true'",
                "--prot --data 80 80 | --prot: no such flag; did you mean --port? / '80': belongs to no flag; flags begin with --",
                "--prot=1 80 | --prot: no such flag; did you mean --port? / '80': belongs to no flag; flags begin with --",
                "--prot 1 2 | --prot: no such flag; did you mean --port? / '2': belongs to no flag; flags begin with --"
            })
    void a_mistake_is_told_once_with_what_may_have_been_meant(String line, String problems) {
        assertThat(String.join(" / ", Flags.read(List.of(line.split(" "))).problems()))
                .isEqualTo(problems);
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
