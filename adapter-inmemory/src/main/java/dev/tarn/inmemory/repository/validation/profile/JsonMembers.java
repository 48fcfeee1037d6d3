package dev.tarn.inmemory.repository.validation.profile;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;

/** Members and elements of values in JSON that is known to be valid. A position is 0 where there is nothing. */
final class JsonMembers {

    private static final byte[] RESOURCE_TYPE = "resourceType".getBytes(StandardCharsets.US_ASCII);

    private JsonMembers() {}

    /** {@return the position behind the name that begins at this quote} */
    static int value(JsonBytes json, int name) {
        return json.skipWhitespace(json.skipWhitespace(json.end(name)) + 1);
    }

    /** {@return the position of the next member or element; that of the closing bracket where there is none} */
    static int next(JsonBytes json, int value) {
        int at = json.skipWhitespace(json.end(value));
        return json.at(at) == ',' ? json.skipWhitespace(at + 1) : at;
    }

    /**
     * {@return the position of the value of a member}
     *
     * @param choice whether the name is that of a choice, {@code value}, to which the member adds a type
     */
    static int find(JsonBytes json, int object, byte[] name, boolean choice) {
        if (json.at(object) != '{') {
            return 0;
        }
        int at = json.skipWhitespace(object + 1);
        while (json.at(at) != '}') {
            int value = value(json, at);
            if (isNamed(json, at + 1, json.end(at) - 1, name, choice)) {
                return value;
            }
            at = next(json, value);
        }
        return 0;
    }

    private static boolean isNamed(JsonBytes json, int from, int to, byte[] name, boolean choice) {
        if (!choice) {
            return json.isPlainName(from, to, name);
        }
        int type = from + name.length;
        return type < to && json.isPlainName(from, type, name) && json.at(type) >= 'A' && json.at(type) <= 'Z';
    }

    /** {@return how many members the object has that begins here} */
    static int members(JsonBytes json, int object) {
        int count = 0;
        int at = json.skipWhitespace(object + 1);
        while (json.at(at) != '}') {
            count++;
            at = next(json, value(json, at));
        }
        return count;
    }

    /** {@return how many values a member has: as many as its array has elements; 0 where the position is 0} */
    static int values(JsonBytes json, int value) {
        if (value == 0 || json.at(value) != '[') {
            return value == 0 ? 0 : 1;
        }
        int count = 0;
        int at = json.skipWhitespace(value + 1);
        while (json.at(at) != ']') {
            count++;
            at = next(json, at);
        }
        return count;
    }

    /** {@return the type of the resource that begins here; empty where it has none} */
    static String resourceType(JsonBytes json, int value) {
        int at = find(json, value, RESOURCE_TYPE, false);
        return at == 0 || json.at(at) != '"' ? "" : json.text(at + 1, json.end(at) - 1);
    }
}
