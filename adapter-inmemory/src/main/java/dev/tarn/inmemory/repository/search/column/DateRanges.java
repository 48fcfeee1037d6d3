package dev.tarn.inmemory.repository.search.column;

import dev.tarn.domain.search.SearchValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The terms that match a date of a query, by its prefix. A term is a span: its first millisecond, and the one behind it. */
final class DateRanges {

    private static final byte[] FIRST = {};

    private DateRanges() {}

    static TermRange of(SearchValue.Date query) {
        long from = floor(query.from());
        long until = Math.max(ceiling(query.until()), from + 1);
        TermRange.Test ends = (bytes, start, end) -> until(bytes, start) <= until;
        return switch (query.prefix()) {
            case EQ -> new TermRange(code(from), code(until), ends);
            case NE -> TermRange.all((bytes, start, end) -> from(bytes, start) < from || until(bytes, start) > until);
            case GT -> TermRange.all((bytes, start, end) -> until(bytes, start) > until);
            case GE -> TermRange.all((bytes, start, end) -> until(bytes, start) > until || from(bytes, start) >= from);
            case LT -> new TermRange(FIRST, code(from), null);
            case LE ->
                new TermRange(
                        FIRST,
                        code(until),
                        (bytes, start, end) -> from(bytes, start) < from || until(bytes, start) <= until);
            case SA -> new TermRange(code(until), null, null);
            case EB -> new TermRange(FIRST, code(from), (bytes, start, end) -> until(bytes, start) <= from);
            case AP -> new TermRange(FIRST, code(until), (bytes, start, end) -> until(bytes, start) > from);
        };
    }

    private static long floor(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - 1;
        }
    }

    private static long ceiling(Instant time) {
        long milliseconds = floor(time);
        return time.truncatedTo(ChronoUnit.MILLIS).equals(time) ? milliseconds : milliseconds + 1;
    }

    private static byte[] code(long time) {
        return new ByteBuilder().addLong(time ^ Long.MIN_VALUE).toBytes();
    }

    private static long from(TermBytes bytes, int term) {
        return bytes.longAt(term) ^ Long.MIN_VALUE;
    }

    private static long until(TermBytes bytes, int term) {
        return bytes.longAt(term + Long.BYTES) ^ Long.MIN_VALUE;
    }
}
