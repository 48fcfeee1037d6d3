package dev.tarn.inmemory.repository.search.extract;

import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads FHIR's dates and times as spans of milliseconds: {@code 2012} covers the whole year. A time without a zone is read
 * in UTC ({@code decisions.md} D85).
 */
final class DateSpans {

    private static final long DAY = 86_400_000;

    private final String text;
    private int at;

    private DateSpans(String text) {
        this.text = text;
    }

    /** {@return the span that a date, dateTime or instant covers; null for any other text} */
    static ElementValue.@Nullable Span parse(String text) {
        try {
            return new DateSpans(text).span();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private ElementValue.Span span() {
        int year = digits(4);
        if (isEnd()) {
            return new ElementValue.Span(day(year, 1, 1), day(year + 1, 1, 1));
        }
        expect('-');
        int month = within(digits(2), 1, 12);
        if (isEnd()) {
            return new ElementValue.Span(
                    day(year, month, 1), month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1));
        }
        expect('-');
        int day = within(digits(2), 1, Month.of(month).length(Year.isLeap(year)));
        long start = day(year, month, day);
        if (isEnd()) {
            return new ElementValue.Span(start, start + DAY);
        }
        expect('T');
        start += within(digits(2), 0, 24) * 3_600_000L;
        expect(':');
        start += within(digits(2), 0, 59) * 60_000L;
        long length = 60_000;
        if (accept(':')) {
            start += within(digits(2), 0, 60) * 1_000L;
            length = 1_000;
            if (accept('.')) {
                start += fraction();
                length = 1;
            }
        }
        start -= zone();
        if (!isEnd()) {
            throw new IllegalArgumentException();
        }
        return new ElementValue.Span(start, start + length);
    }

    private long fraction() {
        long milliseconds = 0;
        int digits = 0;
        while (!isEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            if (digits < 3) {
                milliseconds = milliseconds * 10 + text.charAt(at) - '0';
            }
            digits++;
            at++;
        }
        if (digits == 0) {
            throw new IllegalArgumentException();
        }
        for (; digits < 3; digits++) {
            milliseconds *= 10;
        }
        return milliseconds;
    }

    private long zone() {
        if (isEnd() || accept('Z')) {
            return 0;
        }
        int sign = accept('+') ? 1 : accept('-') ? -1 : 0;
        if (sign == 0) {
            throw new IllegalArgumentException();
        }
        int hours = within(digits(2), 0, 14);
        expect(':');
        return sign * (hours * 60L + within(digits(2), 0, 59)) * 60_000L;
    }

    /** The days of the civil calendar, without the objects of java.time: an import's search reads millions of dates. */
    private static long day(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (era * 146_097 + dayOfEra - 719_468) * DAY;
    }

    private boolean isEnd() {
        return at == text.length();
    }

    private boolean accept(char c) {
        boolean found = !isEnd() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw new IllegalArgumentException();
        }
    }

    private static int within(int number, int low, int high) {
        if (number < low || number > high) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            if (isEnd() || text.charAt(at) < '0' || text.charAt(at) > '9') {
                throw new IllegalArgumentException();
            }
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }
}
