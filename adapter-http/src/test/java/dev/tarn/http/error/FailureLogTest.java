package dev.tarn.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.failure.Internal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the log says of failures that break many requests. */
class FailureLogTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RecordingLogger lines = new RecordingLogger();
    private final FailureLog log = new FailureLog(lines, nanos::get);

    @Test
    void a_cause_is_one_line_however_many_requests_it_breaks_and_all_are_told_the_same_id() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(log.add("r" + i, internal("block " + i + " is damaged"))).isEqualTo("r0");
        }

        assertThat(lines.lines()).containsExactly("Request r0 failed inside: block 0 is damaged");
    }

    @Test
    void after_a_minute_the_next_failure_is_a_line_with_a_count() {
        for (int i = 0; i < 10; i++) {
            log.add("r" + i, internal("broken"));
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(log.add("s1", internal("broken"))).isEqualTo("r0");
        log.add("s2", internal("broken"));

        assertThat(lines.lines())
                .containsExactly(
                        "Request r0 failed inside: broken",
                        "10 more requests failed inside as request r0 did, the last one is s1: broken");
    }

    @Test
    void other_causes_have_lines_of_their_own() {
        log.add("r1", internal("the disk is broken"));
        log.add("r2", internal("the memory is broken"));
        log.add("r3", new IllegalStateException("the disk is broken"));

        assertThat(lines.lines()).hasSize(3);
        assertThat(lines.lines().get(2))
                .startsWith("Request r3 failed inside: java.lang.IllegalStateException: the disk is broken at ")
                .contains("FailureLogTest.other_causes_have_lines_of_their_own(FailureLogTest.java:")
                .endsWith("(the stack trace is logged at DEBUG)");
    }

    @Test
    void a_message_of_many_lines_is_one_line_and_a_long_one_is_cut() {
        log.add("r1", internal("a\r\nb" + "c".repeat(10_000)));

        assertThat(lines.lines())
                .singleElement()
                .asString()
                .startsWith("Request r1 failed inside: a bccc")
                .hasSizeLessThan(400);
    }

    /** One place for all, as a failure latch throws. */
    private static Internal internal(String message) {
        return new Internal(message, null);
    }
}
