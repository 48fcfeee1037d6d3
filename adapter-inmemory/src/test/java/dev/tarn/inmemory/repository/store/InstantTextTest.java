package dev.tarn.inmemory.repository.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InstantTextTest {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** From the year -100 to the year 10100. */
    @Property
    void a_time_is_written_as_a_formatter_writes_it(
            @ForAll @LongRange(min = -65_300_000_000_000L, max = 256_600_000_000_000L) long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        assertThat(InstantText.of(time)).isEqualTo(FORMAT.format(time));
    }

    @Test
    void zeros_stay() {
        assertThat(InstantText.of(Instant.parse("2004-01-02T00:00:00Z"))).isEqualTo("2004-01-02T00:00:00.000Z");
    }
}
