package dev.tarn.domain.search.parser;

import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of a query: the span that their precision covers, in UTC where no zone is given (D85). */
final class Dates {

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)"
            + "(?:T(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9})\\d{0,20})?)?(Z|[+-]\\d\\d:\\d\\d)?)?)?)?");

    private static final int LONGEST = 60;

    private Dates() {}

    static SearchValue.Date parse(String value, SearchDialect dialect) {
        Prefixed prefixed = Prefixed.parse(value, dialect);
        String text = prefixed.text();
        Matcher matcher = DATE.matcher(text.length() > LONGEST ? "" : text);
        try {
            if (matcher.matches() && !text.startsWith("0000")) {
                return span(prefixed, matcher);
            }
        } catch (DateTimeException e) {
            throw Rejected.because(Texts.quote(value) + " is not in the calendar");
        }
        String plus = text.indexOf(' ') > 0 ? "; the + of an offset is sent as %2B" : "";
        throw Rejected.because(Texts.quote(value) + " is not a date; accepted: 2013, 2013-01, 2013-01-14, "
                + "2013-01-14T10:00, 2013-01-14T10:00:00.123Z or with an offset such as +01:00, each with an optional "
                + "prefix such as ge2013" + plus);
    }

    private static SearchValue.Date span(Prefixed prefixed, Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) == null) {
            LocalDate first = LocalDate.of(year, 1, 1);
            return days(prefixed, first, first.plusYears(1));
        }
        YearMonth month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
        if (parts.group(3) == null) {
            return days(prefixed, month.atDay(1), month.plusMonths(1).atDay(1));
        }
        LocalDate day = LocalDate.of(year, month.getMonth(), Integer.parseInt(parts.group(3)));
        if (parts.group(4) == null) {
            return days(prefixed, day, day.plusDays(1));
        }
        return time(prefixed, parts, day);
    }

    private static SearchValue.Date time(Prefixed prefixed, Matcher parts, LocalDate day) {
        String second = parts.group(6) == null ? "00" : parts.group(6);
        boolean leap = second.equals("60"); // the second after (D84)
        LocalDateTime time = day.atTime(LocalTime.of(
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                leap ? 59 : Integer.parseInt(second)));
        String zone = parts.group(8);
        Instant from = time.plusSeconds(leap ? 1 : 0)
                .toInstant(zone == null || zone.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone));
        if (parts.group(7) != null) {
            // Milliseconds are as fine as HealthLake keeps time (data-plane.md 3.2).
            String digits = (parts.group(7) + "00").substring(0, 3);
            from = from.plusMillis(Integer.parseInt(digits));
            return new SearchValue.Date(prefixed.prefix(), from, from.plusMillis(1));
        }
        ChronoUnit precision = parts.group(6) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return new SearchValue.Date(prefixed.prefix(), from, from.plus(1, precision));
    }

    private static SearchValue.Date days(Prefixed prefixed, LocalDate from, LocalDate until) {
        return new SearchValue.Date(
                prefixed.prefix(),
                from.atStartOfDay().toInstant(ZoneOffset.UTC),
                until.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
