package dev.tarn.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerWriterTest {

    @ParameterizedTest
    @CsvSource({
        "1603761064881, 1603761064.881",
        "0, 0.000",
        "5, 0.005",
        "-1, -0.001",
        "-1500, -1.500",
        "1603761064000, 1603761064.000",
        "253402300799999, 253402300799.999"
    })
    void a_time_has_three_decimals_and_no_exponent(long millis, String text) {
        assertThat(written(out -> out.time("T", Instant.ofEpochMilli(millis)))).isEqualTo("{\"T\":" + text + "}");
    }

    @ParameterizedTest
    @CsvSource({"0.001798, 0.001798", "0.0, 0.0", "1.0E-5, 0.000010", "1.0E10, 10000000000", "NaN, 0", "Infinity, 0"})
    void a_decimal_has_no_exponent(double value, String text) {
        assertThat(written(out -> out.decimal("D", value))).isEqualTo("{\"D\":" + text + "}");
    }

    @Test
    void what_is_absent_is_left_out() {
        assertThat(written(out -> {
                    out.text("A", Optional.empty());
                    out.time("B", Optional.empty());
                }))
                .isEqualTo("{}");
    }

    @Test
    void structures_and_lists_are_nested() {
        assertThat(written(out -> {
                    out.object("O", o -> o.number("N", 1));
                    out.objects("L", List.of("a", "b"), item -> out.text("I", item));
                    out.texts("T", List.of("x"));
                    out.flag("F", true);
                }))
                .isEqualTo("{\"O\":{\"N\":1},\"L\":[{\"I\":\"a\"},{\"I\":\"b\"}],\"T\":[\"x\"],\"F\":true}");
    }

    @Test
    void half_of_a_surrogate_pair_never_breaks_an_answer() {
        assertThat(written(out -> {
                    out.text("A", "x\uD800y\uDC00\uD83D\uDE00");
                    out.texts("B", List.of("\uD83D"));
                }))
                .isEqualTo("{\"A\":\"x\uFFFDy\uFFFD\uD83D\uDE00\",\"B\":[\"\uFFFD\"]}");
    }

    private static String written(Consumer<AnswerWriter> members) {
        return new String(AnswerWriter.object(members), StandardCharsets.UTF_8);
    }
}
