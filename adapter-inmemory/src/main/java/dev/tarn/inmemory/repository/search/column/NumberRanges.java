package dev.tarn.inmemory.repository.search.column;

import dev.tarn.domain.search.SearchValue;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The terms that match a number of a query, by its prefix. A term has a lower and an upper end, which are mostly the same. */
final class NumberRanges {

    private static final byte[] FIRST = {};
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private NumberRanges() {}

    static TermRange of(SearchValue.Decimal query) {
        byte[] low = DecimalCode.of(query.low());
        byte[] high = DecimalCode.of(query.high());
        byte[] value = DecimalCode.of(query.value());
        TermRange.Test within = (bytes, from, to) -> {
            int end = DecimalCode.end(bytes, from);
            boolean isRange = bytes.at(end) != 0;
            int above = compareHigh(bytes, from, high);
            return compareLow(bytes, from, low) >= 0 && (isRange ? above <= 0 : above < 0);
        };
        return switch (query.prefix()) {
            case EQ -> new TermRange(low, TermRange.successor(high), within);
            case NE -> TermRange.all((bytes, from, to) -> !within.passes(bytes, from, to));
            case GT -> highAbove(value, 1);
            case GE -> highAbove(value, 0);
            case LT -> new TermRange(FIRST, value, null);
            case LE -> new TermRange(FIRST, TermRange.successor(value), null);
            case SA -> new TermRange(after(high), null, null);
            case EB -> TermRange.all((bytes, from, to) -> compareHigh(bytes, from, low) < 0);
            case AP -> near(query);
        };
    }

    /** A number is near another if it differs by less than a tenth, as FHIR recommends, or is as near as its digits say. */
    private static TermRange near(SearchValue.Decimal query) {
        BigDecimal margin = query.value().abs().multiply(TENTH);
        byte[] low = DecimalCode.of(query.low().min(query.value().subtract(margin)));
        byte[] high = DecimalCode.of(query.high().max(query.value().add(margin)));
        return new TermRange(FIRST, TermRange.successor(high), (bytes, from, to) -> compareHigh(bytes, from, low) >= 0);
    }

    private static TermRange highAbove(byte[] value, int least) {
        return TermRange.all((bytes, from, to) -> compareHigh(bytes, from, value) >= least);
    }

    private static byte @Nullable [] afterOrNull(byte[] code) {
        return TermRange.successor(code);
    }

    private static byte[] after(byte[] code) {
        byte[] successor = afterOrNull(code);
        return successor == null ? Arrays.copyOf(code, code.length + 1) : successor;
    }

    private static int compareLow(TermBytes bytes, int from, byte[] code) {
        return bytes.compare(from, DecimalCode.end(bytes, from), code, 0, code.length);
    }

    private static int compareHigh(TermBytes bytes, int from, byte[] code) {
        int lowEnd = DecimalCode.end(bytes, from);
        int high = bytes.at(lowEnd) == 0 ? from : lowEnd + 1;
        return Integer.signum(bytes.compare(high, DecimalCode.end(bytes, high), code, 0, code.length));
    }

    /** {@return where the unit of a term begins} */
    static int unitAt(TermBytes bytes, int from) {
        int lowEnd = DecimalCode.end(bytes, from);
        return bytes.at(lowEnd) == 0 ? lowEnd + 1 : DecimalCode.end(bytes, lowEnd + 1);
    }
}
