package dev.tarn.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DateHeaderTest {

    @Test
    void it_is_the_second_in_which_it_is_asked() {
        AtomicLong millis = new AtomicLong(784_111_777_000L);
        DateHeader date = new DateHeader(millis::get);

        assertThat(date.value()).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
        millis.addAndGet(999);
        assertThat(date.value()).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
        millis.addAndGet(1);
        assertThat(date.value()).hasToString("Sun, 06 Nov 1994 08:49:38 GMT");
        millis.addAndGet(-1_000);
        assertThat(date.value()).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
