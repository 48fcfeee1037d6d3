package dev.tarn.inmemory.repository.validation.fhirpath;

import static dev.tarn.inmemory.ndjson.JsonBytes.end;
import static dev.tarn.inmemory.ndjson.JsonBytes.skipWhitespace;
import static dev.tarn.inmemory.ndjson.JsonBytes.stringEnd;

import dev.tarn.inmemory.ndjson.JsonBytes;
import java.nio.charset.StandardCharsets;

/** Children and texts of values in JSON that is known to be valid, without objects for what is passed over. */
public final class JsonNodes {

    private static final String CHOICE = "[x]";

    private JsonNodes() {}

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
            int from = at;
            at = next(json, value);
            evaluation.step(1 + (at - from) / 16);
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
            int from = at;
            at = next(json, value);
            evaluation.step(1 + (at - from) / 16);
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
            int from = at;
            at = next(json, at);
            evaluation.step((at - from) / 16);
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
        int end = end(json, value);
        return json[value] == '"'
                ? JsonBytes.text(json, value + 1, end - 1)
                : new String(json, value, end - value, StandardCharsets.UTF_8);
    }
}
