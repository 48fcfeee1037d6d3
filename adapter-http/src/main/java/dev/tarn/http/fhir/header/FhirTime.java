package dev.tarn.http.fhir.header;

import dev.tarn.http.error.Excerpt;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as FHIR writes them. */
public final class FhirTime {

    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private FhirTime() {}

    /** {@return the time with milliseconds, in UTC: {@code 2026-11-21T10:15:30.123Z}} */
    public static String of(Instant time) {
        return INSTANT.format(time);
    }

    private static Instant instant(String text) {
        String second = LeapSecond.before(text);
        Instant time = OffsetDateTime.parse(second).toInstant();
        return second.equals(text) ? time : time.plusSeconds(1);
    }

    /**
     * {@return the instant that a member of a bundle is}
     *
     * @throws FhirRefusal if it is none; a date without a time is none
     */
    public static Instant parseInstant(String member, String text) {
        try {
            return instant(text);
        } catch (DateTimeException e) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    member + " must be an instant as 2026-11-21T10:15:30Z or 2026-11-21T10:15:30.123+01:00, not '"
                            + Excerpt.of(text) + "'");
        }
    }

    /**
     * {@return the time that a parameter is: an instant, or the beginning, in UTC, of the day, month or year that it is}
     *
     * @throws FhirRefusal if it is none
     */
    public static Instant parse(String parameter, String text) {
        try {
            return switch (text.length()) {
                case YEAR -> Year.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                case MONTH -> YearMonth.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
                case DAY -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
                // A plus that was not encoded has become a space.
                default -> instant(text.replace(' ', '+'));
            };
        } catch (DateTimeException e) {
            throw FhirRefusal.bad(
                    IssueCode.VALUE,
                    parameter + " must be a time as 2026-11-21T10:15:30Z, 2026-11-21T10:15:30.123+01:00 or 2026-11-21");
        }
    }
}
