package dev.tarn.inmemory.repository.validation.fhirpath;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;

/** Children and texts of values in JSON that is known to be valid, without objects for what is passed over. */
public final class JsonNodes {

    private static final String CHOICE = "[x]";

    private JsonNodes() {}

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
        while (end < json.length && json[end] != ',' && json[end] != '}' && json[end] != ']' && json[end] > ' ') {
            end++;
        }
        return end;
    }

    private static int nestedEnd(byte[] json, int value) {
        int depth = 0;
        int at = value;
        do {
            byte b = json[at];
            if (b == '"') {
                at = stringEnd(json, at);
            } else {
                depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
                at++;
            }
        } while (depth > 0);
        return at;
    }

    private static int stringEnd(byte[] json, int quote) {
        int at = quote + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int skipWhitespace(byte[] json, int from) {
        int at = from;
        while (json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
        return at;
    }

    /** {@return the position of the value of a member; 0 where the value here is no object that has one} */
    public static int find(byte[] json, int object, byte[] name) {
        if (json[object] != '{') {
            return 0;
        }
        int at = skipWhitespace(json, object + 1);
        while (json[at] != '}') {
            int nameEnd = stringEnd(json, at) - 1;
            int value = skipWhitespace(json, skipWhitespace(json, nameEnd + 1) + 1);
            if (isNamed(json, at + 1, nameEnd, name, false)) {
                return value;
            }
            at = next(json, value);
        }
        return 0;
    }

    /** {@return the position of what follows a value: the next one, or the end of what it is in} */
    public static int next(byte[] json, int value) {
        int at = skipWhitespace(json, end(json, value));
        return json[at] == ',' ? skipWhitespace(json, at + 1) : at;
    }

    /** {@return the first position from here on without white space} */
    public static int first(byte[] json, int from) {
        return skipWhitespace(json, from);
    }

    /** Pushes the values of the members of this name, where the value here is an object. */
    static void pushChildren(Evaluation evaluation, int object, byte[] name, boolean choice) {
        byte[] json = evaluation.json();
        if (json[object] != '{') {
            return;
        }
        int at = skipWhitespace(json, object + 1);
        while (json[at] != '}') {
            int nameEnd = stringEnd(json, at) - 1;
            int value = skipWhitespace(json, skipWhitespace(json, nameEnd + 1) + 1);
            if (isNamed(json, at + 1, nameEnd, name, choice)) {
                pushValues(evaluation, value);
            }
            int end = end(json, value);
            evaluation.step(1 + (end - at) / 16);
            at = skipWhitespace(json, end);
            at = json[at] == ',' ? skipWhitespace(json, at + 1) : at;
        }
    }

    /** Pushes the values of all members. */
    static void pushAll(Evaluation evaluation, int object, boolean deep) {
        byte[] json = evaluation.json();
        if (json[object] != '{') {
            return;
        }
        int at = skipWhitespace(json, object + 1);
        while (json[at] != '}') {
            int value = skipWhitespace(json, skipWhitespace(json, stringEnd(json, at)) + 1);
            int mark = evaluation.size();
            pushValues(evaluation, value);
            int pushed = evaluation.size();
            for (int i = mark; deep && i < pushed; i++) {
                pushAll(evaluation, evaluation.position(i), true);
            }
            at = next(json, value);
        }
    }

    /** Pushes a value, or each element of an array; no nulls. */
    static void pushValues(Evaluation evaluation, int value) {
        byte[] json = evaluation.json();
        if (json[value] != '[') {
            if (json[value] != 'n') {
                evaluation.pushNode(value);
            }
            return;
        }
        int at = skipWhitespace(json, value + 1);
        while (json[at] != ']') {
            if (json[at] != 'n') {
                evaluation.pushNode(at);
            }
            int end = end(json, at);
            evaluation.step((end - at) / 16);
            at = skipWhitespace(json, end);
            at = json[at] == ',' ? skipWhitespace(json, at + 1) : at;
        }
    }

    private static boolean isNamed(byte[] json, int from, int to, byte[] name, boolean choice) {
        int length = to - from;
        if (choice ? length <= name.length || json[from + name.length] > 'Z' : length != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (json[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the value has this type: by its resourceType, or by the end of its member's name, valueBoolean} */
    static boolean isOfType(Evaluation evaluation, int value, String type) {
        byte[] json = evaluation.json();
        int mark = evaluation.size();
        pushChildren(evaluation, value, RESOURCE_TYPE, false);
        boolean resource = evaluation.size() > mark;
        boolean same = resource && evaluation.text(mark).equals(type);
        evaluation.drop(mark);
        return resource ? same : memberName(json, value).endsWith(capitalized(type));
    }

    private static final byte[] RESOURCE_TYPE = "resourceType".getBytes(StandardCharsets.US_ASCII);

    static String capitalized(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1).replace(CHOICE, "");
    }

    /** {@return the name before a value; empty for an element of an array} */
    private static String memberName(byte[] json, int value) {
        int colon = value - 1;
        while (colon > 0 && json[colon] <= ' ') {
            colon--;
        }
        if (json[colon] != ':') {
            return "";
        }
        int close = colon - 1;
        while (json[close] != '"') {
            close--;
        }
        int open = close - 1;
        while (json[open] != '"') {
            open--;
        }
        return new String(json, open + 1, close - open - 1, StandardCharsets.UTF_8);
    }

    static boolean isText(byte[] json, int value, String text) {
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
        JsonBytes bytes = new JsonBytes(json);
        int end = end(json, value);
        return json[value] == '"'
                ? bytes.text(value + 1, end - 1)
                : new String(json, value, end - value, StandardCharsets.UTF_8);
    }
}
