package dev.tarn.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    @Test
    void words_name_the_two_usual_paces() {
        assertThat(Pace.parse("instant")).isEqualTo(Pace.INSTANT);
        assertThat(Pace.parse(" REAL ")).isEqualTo(Pace.REAL);
    }

    @Test
    void durations_are_given_one_by_one_and_the_rest_is_instant() {
        assertThat(Pace.parse("deleting=1h")).isEqualTo(new Pace(Duration.ZERO, Duration.ofHours(1), Duration.ZERO));
    }

    @Property
    void a_duration_in_milliseconds_is_read_as_it_was_written(@ForAll @IntRange(min = 0) int millis) {
        int nineDigits = millis % 1_000_000_000;
        assertThat(Pace.duration(nineDigits + "ms")).isEqualTo(Duration.ofMillis(nineDigits));
        assertThat(Pace.duration(Duration.ofMillis(millis).toString())).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "slow",
                "creating",
                "creating=",
                "creating=fast",
                "creating=-1s",
                "walking=1s",
                "creating=1s,,"
            })
    void what_is_no_pace_is_refused_with_what_would_be_right(String text) {
        assertThatThrownBy(() -> Pace.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use ");
    }

    @Test
    void a_pace_cannot_be_negative() {
        assertThatThrownBy(() -> new Pace(Duration.ofMillis(-1), Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
