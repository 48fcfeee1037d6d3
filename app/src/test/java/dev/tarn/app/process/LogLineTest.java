package dev.tarn.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private final LogRecord event = new LogRecord(Level.INFO, "{0} is ready, 100 %");

    @Test
    void an_event_is_one_line_of_time_level_name_and_words() {
        event.setLoggerName("dev.tarn.events");
        event.setParameters(new Object[] {"it"});

        assertThat(new LogLine().format(event))
                .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO    dev\\.tarn\\.events - it is ready, 100 %\\R");
    }

    @Test
    void what_was_thrown_stands_below_with_its_stack() {
        event.setThrown(new IllegalStateException("no"));

        assertThat(new LogLine().format(event).lines().skip(1))
                .startsWith("java.lang.IllegalStateException: no")
                .anyMatch(line -> line.contains("LogLineTest"));
    }
}
