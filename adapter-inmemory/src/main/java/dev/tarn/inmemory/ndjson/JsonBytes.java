package dev.tarn.inmemory.ndjson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON that is known to be valid, as stored resources are: it finds where values begin and end without parsing what
 * lies between. Positions are indexes in the array.
 */
public final class JsonBytes {

    private final byte[] json;

    /** JSON in UTF-8. The bytes must not change while it is read. */
    public JsonBytes(byte[] json) {
        this.json = json;
    }

    /** {@return the byte at a position} */
    public byte at(int position) {
        return json[position];
    }

    /** Takes a member of an object. */
    @FunctionalInterface
    public interface Member {

        /** Takes the member whose name, without quotes, lies from {@code name} to {@code nameEnd}. */
        void take(int name, int nameEnd, int value);
    }

    /** Passes the members of the object that begins here. {@return the position behind it} */
    public int members(int brace, Member member) {
        int position = skipWhitespace(brace + 1);
        while (json[position] != '}') {
            int nameEnd = stringEnd(json, position);
            int value = skipWhitespace(skipWhitespace(nameEnd) + 1);
            member.take(position + 1, nameEnd - 1, value);
            position = skipWhitespace(end(value));
            if (json[position] == ',') {
                position = skipWhitespace(position + 1);
            }
        }
        return position + 1;
    }

    /** {@return the position behind the value that begins here} */
    public int end(int value) {
        return end(json, value);
    }

    /** {@return the first position from here on that has no white space} */
    public int skipWhitespace(int from) {
        return skipWhitespace(json, from);
    }

    /** {@return the position behind the value that begins here} */
    public static int end(byte[] json, int value) {
        byte first = json[value];
        if (first == '"') {
            return stringEnd(json, value);
        }
        if (first == '{' || first == '[') {
            return nestedEnd(json, value);
        }
        int end = value;
        while (!isDelimiter(json[end])) {
            end++;
        }
        return end;
    }

    private static int nestedEnd(byte[] json, int value) {
        int depth = 0;
        int position = value;
        do {
            byte b = json[position];
            if (b == '"') {
                position = stringEnd(json, position);
            } else {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                position++;
            }
        } while (depth > 0);
        return position;
    }

    private static boolean isDelimiter(byte b) {
        return b == ',' || b == '}' || b == ']' || b <= ' ';
    }

    /** {@return the position behind the closing quote} */
    public static int stringEnd(byte[] json, int quote) {
        int position = LineEnds.stringStop(json, quote + 1, json.length);
        while (json[position] != '"') {
            position += json[position] == '\\' ? 2 : 1;
            position = LineEnds.stringStop(json, position, json.length);
        }
        return position + 1;
    }

    /** {@return the first position from here on that has no white space} */
    public static int skipWhitespace(byte[] json, int from) {
        int position = from;
        while (json[position] <= ' ' && json[position] >= 0) {
            position++;
        }
        return position;
    }

    /** {@return whether a number begins here} */
    public boolean isNumber(int value) {
        return isNumber(json, value);
    }

    /** {@return whether a number begins here} */
    public static boolean isNumber(byte[] json, int value) {
        return json[value] == '-' || (json[value] >= '0' && json[value] <= '9');
    }

    /** {@return the scalar that begins here as it is written} */
    public String scalar(int value) {
        return new String(json, value, end(value) - value, StandardCharsets.US_ASCII);
    }

    /** {@return whether a name, without its quotes, is this one and has no escapes} */
    public boolean isPlainName(int from, int to, byte[] name) {
        return Arrays.equals(json, from, to, name, 0, name.length);
    }

    /** {@return whether the text between two quotes has escapes} */
    public boolean hasEscape(int from, int to) {
        return hasEscape(json, from, to);
    }

    /** {@return whether the text between two quotes has escapes} */
    public static boolean hasEscape(byte[] json, int from, int to) {
        // Without one the closing quote is the first stop.
        return LineEnds.stringStop(json, from, json.length) < to;
    }

    /** {@return the text between two quotes, unescaped} */
    public String text(int from, int to) {
        return text(json, from, to);
    }

    /** {@return the text between two quotes, unescaped} */
    public static String text(byte[] json, int from, int to) {
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        return hasEscape(json, from, to) ? JsonEscapes.decoded(text) : text;
    }
}
