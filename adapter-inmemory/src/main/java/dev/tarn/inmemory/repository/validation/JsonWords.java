package dev.tarn.inmemory.repository.validation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The scalars of JSON that are no strings. */
final class JsonWords {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private JsonWords() {}

    static boolean isScalar(byte[] json, int from, int to) {
        return switch (json[from]) {
            case 't' -> is(json, from, to, TRUE);
            case 'f' -> is(json, from, to, FALSE);
            case 'n' -> is(json, from, to, NULL);
            default -> isNumber(json, from, to);
        };
    }

    private static boolean is(byte[] json, int from, int to, byte[] word) {
        return Arrays.equals(json, from, to, word, 0, word.length);
    }

    private static boolean isNumber(byte[] json, int from, int to) {
        int at = json[from] == '-' ? from + 1 : from;
        int digits = digits(json, at, to);
        if (digits == at || (json[at] == '0' && digits > at + 1)) {
            return false;
        }
        at = digits;
        if (at < to && json[at] == '.') {
            digits = digits(json, at + 1, to);
            if (digits == at + 1) {
                return false;
            }
            at = digits;
        }
        if (at < to && (json[at] == 'e' || json[at] == 'E')) {
            at += at + 1 < to && (json[at + 1] == '+' || json[at + 1] == '-') ? 2 : 1;
            digits = digits(json, at, to);
            return digits > at && digits == to;
        }
        return at == to;
    }

    private static int digits(byte[] json, int from, int to) {
        int at = from;
        while (at < to && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at;
    }
}
