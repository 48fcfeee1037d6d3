package dev.tarn.inmemory.repository.validation.format;

import java.time.Month;
import java.time.Year;

/** Dates and times, with months as long as they are. */
final class DateFormat {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int TIME = 8;
    private static final int ZONE = 6;

    private DateFormat() {}

    static boolean isDate(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length != YEAR && length != MONTH && length != DATE) {
            return false;
        }
        int year = digits(bytes, from, YEAR);
        if (year < 1 || length == YEAR) {
            return year >= 1;
        }
        int month = bytes[from + YEAR] == '-' ? digits(bytes, from + 5, 2) : -1;
        if (month < 1 || month > 12 || length == MONTH) {
            return month >= 1 && month <= 12;
        }
        int day = bytes[from + MONTH] == '-' ? digits(bytes, from + 8, 2) : -1;
        return day >= 1 && day <= Month.of(month).length(Year.isLeap(year));
    }

    static boolean isDateTime(byte[] bytes, int from, int to) {
        return to - from <= DATE ? isDate(bytes, from, to) : isInstant(bytes, from, to);
    }

    static boolean isInstant(byte[] bytes, int from, int to) {
        if (to - from <= SECONDS || !isDate(bytes, from, from + DATE) || bytes[from + DATE] != 'T') {
            return false;
        }
        int zone = afterFraction(bytes, from + DATE + 1, to);
        return zone > 0 && isZone(bytes, zone, to);
    }

    private static boolean isZone(byte[] bytes, int from, int to) {
        if (to - from == 1) {
            return bytes[from] == 'Z';
        }
        boolean sign = to - from == ZONE && (bytes[from] == '+' || bytes[from] == '-') && bytes[from + 3] == ':';
        int hours = sign ? digits(bytes, from + 1, 2) : -1;
        int minutes = sign ? digits(bytes, from + 4, 2) : -1;
        return hours >= 0 && minutes >= 0 && minutes <= 59 && (hours <= 13 || (hours == 14 && minutes == 0));
    }

    static boolean isTime(byte[] bytes, int from, int to) {
        return afterFraction(bytes, from, to) == to;
    }

    /** {@return the position behind hh:mm:ss and a fraction; 0 where there is none} */
    private static int afterFraction(byte[] bytes, int from, int to) {
        if (to - from < TIME || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return 0;
        }
        int hour = digits(bytes, from, 2);
        int minute = digits(bytes, from + 3, 2);
        int second = digits(bytes, from + 6, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return 0;
        }
        int at = from + TIME;
        if (at < to && bytes[at] == '.') {
            int end = at + 1;
            while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
                end++;
            }
            return end == at + 1 ? 0 : end;
        }
        return at;
    }

    /** {@return a number of so many digits; -1 where there are others} */
    private static int digits(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
