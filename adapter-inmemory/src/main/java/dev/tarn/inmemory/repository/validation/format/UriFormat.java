package dev.tarn.inmemory.repository.validation.format;

import dev.tarn.inmemory.ndjson.LineEnds;

/** URIs, OIDs and UUIDs. */
public final class UriFormat {

    private static final byte[] URN_UUID = ascii("urn:uuid:");
    private static final byte[] URN_OID = ascii("urn:oid:");
    private static final byte[] BARE_OID = ascii("oid:");
    private static final byte[] BARE_UUID = ascii("uuid:");
    private static final int UUID_LENGTH = 36;

    private UriFormat() {}

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    static boolean isUri(byte[] bytes, int from, int to) {
        if (from == to || LineEnds.hasWhitespace(bytes, from, to)) {
            return false;
        }
        byte first = bytes[from];
        if (first == 'o' || first == 'u') {
            return !startsWith(bytes, from, to, BARE_OID)
                    && !startsWith(bytes, from, to, BARE_UUID)
                    && (!startsWith(bytes, from, to, URN_UUID) || isUuid(bytes, from, to))
                    && (!startsWith(bytes, from, to, URN_OID) || isOid(bytes, from, to));
        }
        return true;
    }

    /** {@return whether a URI has a scheme, and something behind it} */
    public static boolean isAbsolute(byte[] bytes, int from, int to) {
        int colon = schemeEnd(bytes, from, to);
        return colon > from && colon + 1 < to;
    }

    /** {@return whether a URI has a scheme: {@code http:} too is one, of which nothing is known but that} */
    public static boolean hasScheme(byte[] bytes, int from, int to) {
        return schemeEnd(bytes, from, to) > from;
    }

    /** {@return the position of the colon behind the scheme; {@code from} where there is none} */
    private static int schemeEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean other = Ascii.isLetterOrDigit(b) || b == '+' || b == '-' || b == '.';
            if (!Ascii.isLetter(b) && !(other && i > from)) {
                return b == ':' ? i : from;
            }
        }
        return from;
    }

    static boolean isUuid(byte[] bytes, int from, int to) {
        int at = from + URN_UUID.length;
        if (!startsWith(bytes, from, to, URN_UUID) || to - at != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            byte b = bytes[at + i];
            if (dash ? b != '-' : !((b >= '0' && b <= '9') || (b >= 'a' && b <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    static boolean isOid(byte[] bytes, int from, int to) {
        if (!startsWith(bytes, from, to, URN_OID)) {
            return false;
        }
        int at = from + URN_OID.length;
        if (at >= to || bytes[at] < '0' || bytes[at] > '2') {
            return false;
        }
        at++;
        while (at < to) {
            int digits = at + 1;
            while (digits < to && bytes[digits] >= '0' && bytes[digits] <= '9') {
                digits++;
            }
            boolean leadingZero = digits > at + 2 && bytes[at + 1] == '0';
            if (bytes[at] != '.' || digits == at + 1 || leadingZero) {
                return false;
            }
            at = digits;
        }
        return bytes[to - 1] != ':' && to - from > URN_OID.length + 1;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && java.util.Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
