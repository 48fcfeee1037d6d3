package dev.tarn.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.setting.Setting;
import dev.tarn.app.setting.SettingsReader.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void a_variable_that_is_misspelt_is_told_with_the_one_that_may_have_been_meant() {
        assertThat(new Environment(Map.of("TARN_PROT", "80", "TARN_OBJECT", "x", "TARN_S3_ENDPONT", "http://h"))
                        .problems())
                .containsExactly(
                        "TARN_OBJECT: no such variable; did you mean TARN_OBJECTS?",
                        "TARN_PROT: no such variable; did you mean TARN_PORT?",
                        "TARN_S3_ENDPONT: no such variable; did you mean TARN_S3_ENDPOINT?");
    }

    @Test
    void variables_of_others_are_left_alone() {
        assertThat(new Environment(Map.of(
                                "TARN_SERVICE_HOST", "10.0.0.1",
                                "TARN_SERVICE_PORT", "80",
                                "TARN_PORT_80_TCP_ADDR", "10.0.0.1",
                                "PORT", "x",
                                "tarn_prot", "x"))
                        .problems())
                .isEmpty();
    }

    @Test
    void a_level_of_the_log_that_there_is_not_is_refused_and_any_case_is_accepted() {
        assertThat(new Environment(Map.of("TARN_LOG", "verbose")).problems())
                .containsExactly(
                        "TARN_LOG: 'verbose' is not a level of the log: use TRACE, DEBUG, INFO, WARN, ERROR or OFF");
        assertThat(new Environment(Map.of("TARN_LOG", "debug")).problems()).isEmpty();
    }

    @Test
    void an_empty_variable_counts_as_not_set() {
        Environment environment = new Environment(Map.of("TARN_PORT", "", "TARN_HOST", "::1", "TARN_LOG", ""));

        assertThat(environment.given()).isEqualTo(Map.of(Setting.HOST, new Given("TARN_HOST", "::1")));
        assertThat(environment.problems()).isEmpty();
    }
}
