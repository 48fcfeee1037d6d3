package dev.tarn.http.fhir.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads times of HTTP headers, which have no fractions of a second: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110 5.6.7). */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

    /** The obsolete forms, which a recipient has to accept. */
    private static final List<DateTimeFormatter> OBSOLETE =
            List.of(format("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"), format("EEE MMM ppd HH:mm:ss yyyy"));

    private HttpDate() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** {@return the time that a text is; empty where it is none, for HTTP has such a header ignored} */
    public static Optional<Instant> find(String text) {
        String second = LeapSecond.before(text.strip());
        Optional<Instant> found = parse(FORMAT, second);
        for (DateTimeFormatter obsolete : OBSOLETE) {
            found = found.isPresent() ? found : parse(obsolete, second);
        }
        return found.map(time -> second.equals(text.strip()) ? time : time.plusSeconds(1));
    }

    /** {@return the last moment of the second that an HTTP date is} */
    public static Instant end(Instant date) {
        return date.plusNanos(999_999_999);
    }

    private static Optional<Instant> parse(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
