package dev.tarn.inmemory.repository.validation;

import dev.tarn.inmemory.ndjson.JsonLimits;
import dev.tarn.inmemory.ndjson.LineEnds;
import dev.tarn.inmemory.repository.validation.schema.MemberStart;

/** Finds where values end in a text that may not be JSON. Positions are indexes in the array. */
class JsonScan {

    /** In bytes: well below what a parser takes. */
    private static final int LONGEST_NUMBER = 500;

    private static final int HEX_DIGITS = 4;

    private byte[] json = new byte[0];
    private int to;
    private boolean escaped;
    private boolean longNumber;

    final void begin(byte[] text, int end) {
        json = text;
        to = end;
        longNumber = false;
    }

    final byte[] json() {
        return json;
    }

    /** {@return the byte there; 0, which is no part of JSON, beyond the end} */
    final byte at(int position) {
        return position < to ? json[position] : 0;
    }

    /** {@return whether a member begins there} */
    final boolean isAt(int position, MemberStart start) {
        return start.isAt(json, position, to);
    }

    final int skipWhitespace(int from) {
        int at = from;
        for (byte b = at(at); b <= ' ' && (b == ' ' || b == '\t' || b == '\r' || b == '\n'); b = at(at)) {
            at++;
        }
        return at;
    }

    /** {@return the position behind the closing quote} */
    final int stringEnd(int quote) {
        if (at(quote) != '"') {
            throw malformed(quote, "a string");
        }
        int at = LineEnds.stringStop(json, quote + 1, to);
        escaped = at(at) != '"';
        return escaped ? escapedEnd(at) : at + 1;
    }

    private int escapedEnd(int stop) {
        int at = stop;
        while (at(at) == '\\') {
            at = LineEnds.stringStop(json, escapeEnd(at + 1), to);
        }
        if (at(at) != '"') {
            throw malformed(at, "the end of a string");
        }
        return at + 1;
    }

    /** {@return the position behind the escape whose letter is here} */
    private int escapeEnd(int letter) {
        switch (at(letter)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return letter + 1;
            }
            case 'u' -> {
                for (int i = 1; i <= HEX_DIGITS; i++) {
                    if (Character.digit(at(letter + i), 16) < 0) {
                        throw malformed(letter + i, "a hexadecimal digit");
                    }
                }
                return letter + 1 + HEX_DIGITS;
            }
            default -> throw malformed(letter, "an escape of JSON");
        }
    }

    /** {@return whether the string whose end was found last has escapes} */
    final boolean hasEscapes() {
        return escaped;
    }

    /** {@return the position of the value of the member whose name ends here} */
    final int afterColon(int nameEnd) {
        int colon = skipWhitespace(nameEnd);
        if (at(colon) != ':') {
            throw malformed(colon, "':'");
        }
        return skipWhitespace(colon + 1);
    }

    /** {@return the position of the next name or element; that of the closing bracket where there is none} */
    final int afterComma(int end, char closing) {
        int at = skipWhitespace(end);
        if (at(at) == closing) {
            return at;
        }
        if (at(at) != ',') {
            throw malformed(at, "',' or '" + closing + "'");
        }
        int next = skipWhitespace(at + 1);
        if (at(next) == closing) {
            throw malformed(next, "a value");
        }
        return next;
    }

    /** {@return the position behind the number or word that begins here} */
    final int scalarEnd(int value) {
        int at = value;
        while (isScalar(at(at))) {
            at++;
        }
        if (at == value || !JsonWords.isScalar(json, value, at)) {
            throw malformed(value, "a value");
        }
        longNumber |= at - value > LONGEST_NUMBER;
        return at;
    }

    /** {@return whether a number was met of which a parser has to say whether it is too long} */
    final boolean hasLongNumber() {
        return longNumber;
    }

    private static boolean isScalar(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '-' || b == '+' || b == '.' || b == 'E';
    }

    /** {@return the position behind the value that begins here} */
    final int skip(int value, int depth) {
        byte first = at(value);
        if (first == '"') {
            return stringEnd(value);
        }
        if (first != '{' && first != '[') {
            return scalarEnd(value);
        }
        if (depth > JsonLimits.DEEPEST) {
            throw malformed(value, "at most " + JsonLimits.DEEPEST + " levels");
        }
        boolean object = first == '{';
        char closing = object ? '}' : ']';
        int at = skipWhitespace(value + 1);
        while (at(at) != closing) {
            int item = object ? afterColon(stringEnd(at)) : at;
            at = afterComma(skip(item, depth + 1), closing);
        }
        return at + 1;
    }

    final MalformedJson malformed(int position, String expected) {
        return new MalformedJson(position, expected);
    }
}
