package dev.tarn.inmemory.repository.validation.fhirpath;

import static dev.tarn.inmemory.ndjson.JsonBytes.end;
import static dev.tarn.inmemory.ndjson.JsonBytes.skipWhitespace;
import static dev.tarn.inmemory.ndjson.JsonBytes.stringEnd;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Members, elements and texts of values in JSON that is known to be valid, without objects for what is passed over. A
 * position is 0 where there is nothing.
 */
public final class JsonMembers {

    private static final byte[] RESOURCE_TYPE = "resourceType".getBytes(StandardCharsets.US_ASCII);

    private JsonMembers() {}

    /** {@return the position of the value of a member; 0 where the value here is no object that has one} */
    public static int find(byte[] json, int object, byte[] name) {
        return find(json, object, name, false);
    }

    /**
     * {@return the position of the value of a member; 0 where the value here is no object that has one}
     *
     * @param choice whether the name is that of a choice, {@code value}, to which the member adds a type
     */
    public static int find(byte[] json, int object, byte[] name, boolean choice) {
        if (json[object] != '{') {
            return 0;
        }
        int at = skipWhitespace(json, object + 1);
        while (json[at] != '}') {
            int nameEnd = stringEnd(json, at);
            int value = afterColon(json, nameEnd);
            if (isNamed(json, at + 1, nameEnd - 1, name, choice)) {
                return value;
            }
            at = next(json, value);
        }
        return 0;
    }

    /** {@return whether a name without quotes is this one, or a choice of this name with a type} */
    static boolean isNamed(byte[] json, int from, int to, byte[] name, boolean choice) {
        int type = from + name.length;
        boolean is = choice ? type < to && json[type] >= 'A' && json[type] <= 'Z' : type == to;
        return is && Arrays.equals(json, from, type, name, 0, name.length);
    }

    /** {@return the position of the value of the member whose name ends before this position} */
    public static int afterColon(byte[] json, int nameEnd) {
        return skipWhitespace(json, skipWhitespace(json, nameEnd) + 1);
    }

    /** {@return the position of what follows a value: the next one, or the end of what it is in} */
    public static int next(byte[] json, int value) {
        int at = skipWhitespace(json, end(json, value));
        return json[at] == ',' ? skipWhitespace(json, at + 1) : at;
    }

    /** {@return how many members the object has that begins here} */
    public static int members(byte[] json, int object) {
        int count = 0;
        int at = skipWhitespace(json, object + 1);
        while (json[at] != '}') {
            count++;
            at = next(json, afterColon(json, stringEnd(json, at)));
        }
        return count;
    }

    /** {@return how many values a member has: as many as its array has elements; 0 where the position is 0} */
    public static int values(byte[] json, int value) {
        if (value == 0 || json[value] != '[') {
            return value == 0 ? 0 : 1;
        }
        int count = 0;
        int at = skipWhitespace(json, value + 1);
        while (json[at] != ']') {
            count++;
            at = next(json, at);
        }
        return count;
    }

    /** {@return whether the test holds for one of the values of a member: for an element of its array, or for its value} */
    public static boolean anyValue(byte[] json, int value, IntPredicate test) {
        if (json[value] != '[') {
            return test.test(value);
        }
        int at = skipWhitespace(json, value + 1);
        while (json[at] != ']') {
            if (test.test(at)) {
                return true;
            }
            at = next(json, at);
        }
        return false;
    }

    /** {@return the type of the resource that begins here; empty where it has none} */
    public static String resourceType(byte[] json, int value) {
        int at = find(json, value, RESOURCE_TYPE);
        return at == 0 || json[at] != '"' ? "" : text(json, at);
    }

    /** {@return whether {@link #text} is this one} */
    public static boolean isText(byte[] json, int value, String text) {
        if (json[value] != '"') {
            return text(json, value).equals(text);
        }
        int length = text.length();
        for (int i = 0; i < length; i++) {
            byte b = value + 1 + i < json.length ? json[value + 1 + i] : 0;
            if (b == '\\' || b < 0) {
                return text(json, value).equals(text);
            }
            if (b != text.charAt(i)) {
                return false;
            }
        }
        return value + 1 + length < json.length && json[value + 1 + length] == '"';
    }

    /** {@return a string without quotes and escapes; other JSON as it is written} */
    public static String text(byte[] json, int value) {
        int end = end(json, value);
        return json[value] == '"'
                ? JsonBytes.text(json, value + 1, end - 1)
                : new String(json, value, end - value, StandardCharsets.UTF_8);
    }
}
