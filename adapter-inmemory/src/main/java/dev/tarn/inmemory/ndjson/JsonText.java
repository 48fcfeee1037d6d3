package dev.tarn.inmemory.ndjson;

import java.util.Optional;

/** The bytes of a JSON text, and what lies between its tokens. */
public final class JsonText {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean plain;

    /**
     * A text.
     *
     * @param plain whether it is known to be ASCII without a carriage return or a line feed
     */
    JsonText(byte[] bytes, int from, int to, boolean plain) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.plain = plain;
    }

    /** {@return why a parser must not see these bytes; what is no JSON it tells itself} */
    public static Optional<String> faultOf(byte[] bytes) {
        return new JsonText(bytes, 0, bytes.length, false).stripped().fault();
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** {@return whether it is known to be ASCII without a carriage return or a line feed} */
    boolean isPlain() {
        return plain;
    }

    /** {@return the same text without white space around it} */
    JsonText stripped() {
        int start = from;
        int end = to;
        while (start < end && isWhitespace(bytes[start])) {
            start++;
        }
        while (end > start && isWhitespace(bytes[end - 1])) {
            end--;
        }
        return new JsonText(bytes, start, end, plain);
    }

    /** {@return why a parser must not see this text, once it is stripped; what is no JSON it tells itself} */
    Optional<String> fault() {
        if (from == to) {
            return Optional.of("nothing is there");
        }
        if (!plain && !Utf8.isValid(bytes, from, to)) {
            return Optional.of("the bytes are not UTF-8");
        }
        // The parser guesses the encoding: it would pass over a byte order mark, and take zeros for UTF-16.
        if (bytes[from] < 0) {
            return Optional.of("it begins with a character that begins no JSON value");
        }
        for (int i = from; i < Math.min(from + 4, to); i++) {
            if (bytes[i] == 0) {
                return Optional.of("a byte is zero, which is a character only in a string, and there escaped");
            }
        }
        return Optional.empty();
    }

    /** {@return where the comma is that follows what ends here} */
    int commaAfter(int end) {
        int at = end;
        while (bytes[at] != ',') {
            at++;
        }
        return at;
    }

    /** {@return where the name begins, of so many bytes with its quotes, of the member whose value begins here} */
    int nameBefore(int value, int length) {
        int colon = beforeWhitespace(value);
        return beforeWhitespace(colon) + 1 - length;
    }

    /** {@return where the comma, or the opening brace, is that precedes what begins here} */
    int commaOrBraceBefore(int start) {
        return beforeWhitespace(start);
    }

    private int beforeWhitespace(int start) {
        int at = start - 1;
        while (isWhitespace(bytes[at])) {
            at--;
        }
        return at;
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
