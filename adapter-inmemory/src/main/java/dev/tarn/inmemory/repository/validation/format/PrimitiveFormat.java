package dev.tarn.inmemory.repository.validation.format;

import dev.tarn.inmemory.repository.validation.schema.PrimitiveKind;

/** Whether the text of a value has the format of its primitive type (FHIR R4, datatypes, 2.24.0.1). */
public final class PrimitiveFormat {

    private static final int LONGEST_ID = 64;

    /** For each byte whether it is a digit of base64: attachments are most of some resources. */
    private static final boolean[] BASE64_DIGIT = lettersDigitsAnd('+', '/');

    /** For each byte whether an id may have it. */
    private static final boolean[] ID_CHARACTER = lettersDigitsAnd('-', '.');

    private PrimitiveFormat() {}

    private static boolean[] lettersDigitsAnd(char one, char other) {
        boolean[] bytes = new boolean[1 << Byte.SIZE];
        for (char c = 0; c < bytes.length; c++) {
            bytes[c] = Ascii.isLetterOrDigit(c) || c == one || c == other;
        }
        return bytes;
    }

    /**
     * {@return whether the bytes, without quotes and escapes, are a value of the type} Strings of type {@code xhtml} are
     * not checked here.
     */
    public static boolean isValid(PrimitiveKind kind, byte[] bytes, int from, int to) {
        return switch (kind) {
            case BOOLEAN, XHTML -> true;
            case STRING, MARKDOWN, DECIMAL -> from < to;
            case CODE -> isCode(bytes, from, to);
            case ID -> isId(bytes, from, to);
            case URI, URL, CANONICAL -> UriFormat.isUri(bytes, from, to);
            case OID -> UriFormat.isOid(bytes, from, to);
            case UUID -> UriFormat.isUuid(bytes, from, to);
            case BASE64 -> isBase64(bytes, from, to);
            case DATE -> DateFormat.isDate(bytes, from, to);
            case DATE_TIME -> DateFormat.isDateTime(bytes, from, to);
            case INSTANT -> DateFormat.isInstant(bytes, from, to);
            case TIME -> DateFormat.isTime(bytes, from, to);
            case INTEGER, POSITIVE_INT, UNSIGNED_INT -> isInteger(kind, bytes, from, to);
        };
    }

    /** {@return what a value of the type looks like, for a message} */
    public static String describe(PrimitiveKind kind) {
        return switch (kind) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number from -2147483648 to 2147483647";
            case POSITIVE_INT -> "a whole number from 1 to 2147483647";
            case UNSIGNED_INT -> "a whole number from 0 to 2147483647";
            case DECIMAL -> "a decimal number";
            case STRING, MARKDOWN, XHTML -> "a text that is not empty";
            case CODE -> "a code: no white space at either end, single spaces inside";
            case ID -> "1 to 64 letters, digits, '-' and '.'";
            case URI, URL -> "a URI without white space; urn:uuid: and urn:oid: with a UUID and an OID";
            case CANONICAL -> "an absolute URI without white space, or #id";
            case OID -> "an OID: urn:oid:1.2.3";
            case UUID -> "a UUID: urn:uuid:c757873d-ec9a-4326-a141-556f43239520";
            case BASE64 -> "base64";
            case DATE -> "a date: 2024, 2024-02 or 2024-02-29";
            case DATE_TIME -> "a date, or a time with seconds and zone: 2024-02-29T13:28:17+01:00";
            case INSTANT -> "a time with seconds and zone: 2024-02-29T13:28:17.123Z";
            case TIME -> "a time of day: 13:28:17";
        };
    }

    private static boolean isCode(byte[] bytes, int from, int to) {
        boolean space = true;
        for (int i = from; i < to; i++) {
            boolean next = bytes[i] <= ' ' && bytes[i] >= 0;
            if (next && (space || bytes[i] != ' ')) {
                return false;
            }
            space = next;
        }
        return !space;
    }

    private static boolean isId(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!ID_CHARACTER[bytes[i] & 0xFF]) {
                return false;
            }
        }
        return to > from && to - from <= LONGEST_ID;
    }

    private static boolean isBase64(byte[] bytes, int from, int to) {
        return decodedLength(bytes, from, to) >= 0;
    }

    /** {@return how many bytes the base64 in this range stands for; -1 where it is none} */
    public static long decodedLength(byte[] bytes, int from, int to) {
        int digits = 0;
        int padding = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (BASE64_DIGIT[b & 0xFF] && padding == 0) {
                digits++;
            } else if (b == '=') {
                padding++;
            } else if (b > ' ' || b < 0) {
                return -1;
            }
        }
        return digits > 0 && padding <= 2 && (digits + padding) % 4 == 0 ? digits * 3L / 4 : -1;
    }

    /** The bytes are a JSON number. */
    private static boolean isInteger(PrimitiveKind kind, byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9' || value > Integer.MAX_VALUE) {
                return false;
            }
            value = value * 10 + bytes[i] - '0';
        }
        long signed = negative ? -value : value;
        long least =
                kind == PrimitiveKind.POSITIVE_INT ? 1 : kind == PrimitiveKind.UNSIGNED_INT ? 0 : Integer.MIN_VALUE;
        return signed >= least && signed <= Integer.MAX_VALUE;
    }
}
