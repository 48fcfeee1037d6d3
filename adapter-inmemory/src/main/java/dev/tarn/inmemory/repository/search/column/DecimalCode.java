package dev.tarn.inmemory.repository.search.column;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Decimals as bytes that are ordered as the numbers are, exactly and of any length; no code is the beginning of another.
 *
 * <pre>
 * number   = 00 (no lower end) | negative | 80 (zero) | positive | FF (no upper end)
 * positive = 81, exponent, digits in ASCII, 00
 * negative = 7F, the complement of: exponent, digits, 00
 * exponent = 4 bytes, the sign bit inverted: the number is 0.digits times 10 to its power
 * </pre>
 */
final class DecimalCode {

    private static final int LEAST = 0x00;
    private static final int NEGATIVE = 0x7F;
    private static final int ZERO = 0x80;
    private static final int POSITIVE = 0x81;
    private static final int GREATEST = 0xFF;

    private DecimalCode() {}

    static void addLow(@Nullable BigDecimal number, ByteBuilder out) {
        if (number == null) {
            out.add(LEAST);
        } else {
            add(number, out);
        }
    }

    static void addHigh(@Nullable BigDecimal number, ByteBuilder out) {
        if (number == null) {
            out.add(GREATEST);
        } else {
            add(number, out);
        }
    }

    static byte[] of(BigDecimal number) {
        ByteBuilder out = new ByteBuilder();
        add(number, out);
        return out.toBytes();
    }

    private static void add(BigDecimal number, ByteBuilder out) {
        if (number.signum() == 0) {
            out.add(ZERO);
            return;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale();
        String digits = stripped.unscaledValue().abs().toString();
        int flip = number.signum() < 0 ? 0xFF : 0;
        out.add(number.signum() < 0 ? NEGATIVE : POSITIVE);
        out.addInt(((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, exponent)) ^ Integer.MIN_VALUE)
                ^ (flip == 0 ? 0 : -1));
        for (int i = 0; i < digits.length(); i++) {
            out.add(digits.charAt(i) ^ flip);
        }
        out.add(flip);
    }

    /** {@return the position behind the code that begins here} */
    static int end(TermBytes bytes, int from) {
        int first = bytes.at(from) & 0xFF;
        if (first != NEGATIVE && first != POSITIVE) {
            return from + 1;
        }
        int terminator = first == NEGATIVE ? 0xFF : 0;
        int end = from + 5;
        while ((bytes.at(end) & 0xFF) != terminator) {
            end++;
        }
        return end + 1;
    }
}
