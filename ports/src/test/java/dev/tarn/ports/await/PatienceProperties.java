package dev.tarn.ports.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class PatienceProperties {

    @Property
    void a_delay_never_shrinks_and_never_overflows(
            @ForAll @LongRange(min = 1, max = 2_592_000_000L) long firstMillis,
            @ForAll @DoubleRange(min = 1, max = 10) double factor) {
        Patience patience = new Patience(Duration.ofMillis(firstMillis), factor, Duration.ofDays(1));
        Duration delay = patience.firstDelay();
        for (int i = 0; i < 50; i++) {
            Duration next = patience.after(delay);
            assertThat(next).isBetween(delay, Duration.ofDays(30));
            delay = next;
        }
    }

    @Example
    void what_makes_no_sense_is_refused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(Duration.ZERO, 2, second))
                .withMessageContaining("first delay is PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(Duration.ofDays(31), 2, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(second, 0.5, second))
                .withMessageContaining("factor is 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(second, Double.NaN, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(second, 11, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patience.LOCAL.upTo(second.negated()))
                .withMessageContaining("limit is PT-1S");
        assertThatIllegalArgumentException().isThrownBy(() -> Patience.AWS.upTo(Duration.ofDays(31)));
    }
}
