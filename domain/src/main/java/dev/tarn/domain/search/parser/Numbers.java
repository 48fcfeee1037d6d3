package dev.tarn.domain.search.parser;

import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.search.SearchValue.Decimal;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of a query, with the interval that rounds to them (FHIR R4, search, 3.1.1.4.6). */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE]([+-]?\\d{1,9}))?");

    /** More than any quantity needs, and few enough for sums and comparisons to be cheap. */
    private static final int MOST_DIGITS = 100;

    private static final int LARGEST_EXPONENT = 300;

    private Numbers() {}

    static Decimal parse(String value, SearchDialect dialect) {
        Prefixed prefixed = Prefixed.parse(value, dialect);
        String text = prefixed.text();
        // The length first, since the pattern recurses on long input.
        Matcher matcher = NUMBER.matcher(text.length() > MOST_DIGITS + 20 ? "" : text);
        if (!matcher.matches()) {
            if (text.length() > MOST_DIGITS + 20) {
                throw tooLarge(value);
            }
            throw Rejected.because(Texts.quote(value)
                    + " is not a number; accepted: 5.4, -5, 5.40e-3, with an optional " + "prefix such as gt5.4");
        }
        int exponent = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (Math.abs(exponent) > LARGEST_EXPONENT || matcher.group(1).length() > MOST_DIGITS) {
            throw tooLarge(value);
        }
        BigDecimal number = new BigDecimal(text);
        // 1e2 stands for [95, 105) on the page, as 1.0e2 does.
        boolean bareExponent = matcher.group(2) != null && matcher.group(1).indexOf('.') < 0;
        BigDecimal half = BigDecimal.valueOf(5, number.scale() + (bareExponent ? 2 : 1));
        return new Decimal(prefixed.prefix(), number, number.subtract(half), number.add(half));
    }

    private static Rejected tooLarge(String value) {
        return Rejected.because(Texts.quote(value) + " is out of range; accepted: at most " + MOST_DIGITS
                + " digits and exponents from -" + LARGEST_EXPONENT + " to " + LARGEST_EXPONENT);
    }
}
