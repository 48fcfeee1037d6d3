package dev.tarn.inmemory.repository.validation.fhirpath;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The order of dates and times of different precision, as FHIRPath has it. */
final class DateOrder {

    /** Neither is known to be before the other: {@code 2020} and {@code 2020-01-01}. */
    static final int UNKNOWN = Integer.MIN_VALUE;

    /** In characters: of a date with the time to the minute. */
    private static final int TO_MINUTES = 16;

    private static final int DATE = 10;

    /** In characters: of {@code +01:00}. */
    private static final int ZONE = 6;

    private DateOrder() {}

    /** {@return a negative number, 0, a positive number, or {@link #UNKNOWN}} */
    static int compare(String a, String b) {
        if (a.length() > TO_MINUTES && b.length() > TO_MINUTES && a.charAt(DATE) == 'T' && b.charAt(DATE) == 'T') {
            try {
                return Integer.signum(utc(a).compareTo(utc(b)));
            } catch (DateTimeException e) {
                return UNKNOWN;
            }
        }
        int common = Math.min(precision(a), precision(b));
        int prefix = a.substring(0, common).compareTo(b.substring(0, common));
        if (prefix != 0) {
            return Integer.signum(prefix);
        }
        return precision(a) == precision(b) ? 0 : UNKNOWN;
    }

    /**
     * {@return the order of two JSON strings of the same precision and time zone, found without making texts of them;
     * {@link #UNKNOWN} for any others}
     */
    static int compareAlike(byte[] json, int a, int b) {
        int length = 1;
        while (json[a + length] != '"' && b + length < json.length && json[b + length] != '"') {
            length++;
        }
        if (json[a + length] != '"' || b + length >= json.length || json[b + length] != '"') {
            return UNKNOWN;
        }
        int zone = length <= DATE + 1 ? 0 : json[a + length - 1] == 'Z' ? 1 : ZONE;
        boolean alike =
                java.util.Arrays.equals(json, a + length - zone, a + length, json, b + length - zone, b + length);
        return alike ? Integer.signum(java.util.Arrays.compare(json, a, a + length, json, b, b + length)) : UNKNOWN;
    }

    private static int precision(String text) {
        return text.length();
    }

    private static LocalDateTime utc(String text) {
        boolean zoned = text.endsWith("Z") || text.indexOf('+', DATE) > 0 || text.indexOf('-', DATE) > 0;
        return zoned
                ? OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : LocalDateTime.parse(text);
    }
}
