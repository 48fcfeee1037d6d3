package dev.tarn.http.signature;

import dev.tarn.http.signature.SignatureRefusal.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The time at which a request was signed, in the basic format of ISO 8601: {@code 20261128T093000Z}.
 *
 * @param text as the string to sign has it
 * @param second in seconds since 1970
 */
record SigningDate(String text, long second) {

    private static final int LENGTH = 16;

    /** {@return the date} An HTTP date is turned into the basic format. */
    static SigningDate ofHttpDate(String text) {
        if (text.indexOf(',') >= 0) {
            try {
                return of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            } catch (DateTimeException e) {
                throw malformed(text);
            }
        }
        return parse(text);
    }

    static SigningDate of(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return new SigningDate(
                String.format(
                        "%04d%02d%02dT%02d%02d%02dZ",
                        utc.getYear(),
                        utc.getMonthValue(),
                        utc.getDayOfMonth(),
                        utc.getHour(),
                        utc.getMinute(),
                        utc.getSecond()),
                time.getEpochSecond());
    }

    static SigningDate parse(String text) {
        if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            throw malformed(text);
        }
        try {
            long second = LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 9, 11),
                            number(text, 11, 13),
                            number(text, 13, 15))
                    .toEpochSecond(ZoneOffset.UTC);
            return new SigningDate(text, second);
        } catch (DateTimeException e) {
            throw malformed(text);
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw malformed(text);
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static SignatureRefusal malformed(String text) {
        return new SignatureRefusal(
                Reason.INCOMPLETE,
                "Date must be in ISO-8601 'basic format'. Got '" + text
                        + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }
}
