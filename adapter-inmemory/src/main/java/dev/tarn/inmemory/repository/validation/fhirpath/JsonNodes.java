package dev.tarn.inmemory.repository.validation.fhirpath;

import static dev.tarn.inmemory.ndjson.JsonBytes.skipWhitespace;
import static dev.tarn.inmemory.ndjson.JsonBytes.stringEnd;
import static dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers.afterColon;
import static dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers.isNamed;
import static dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers.next;

import java.nio.charset.StandardCharsets;

/** Pushes children of values in JSON that is known to be valid as the items of an evaluation, and counts the work. */
final class JsonNodes {

    private static final String CHOICE = "[x]";

    private JsonNodes() {}

    /** Pushes the values of the members of this name, where the value here is an object. */
    static void pushChildren(Evaluation evaluation, int object, byte[] name, boolean choice) {
        byte[] json = evaluation.json();
        if (json[object] != '{') {
            return;
        }
        MemberIndex members = evaluation.members(object);
        evaluation.step(members.count());
        for (int i = 0; i < members.count(); i++) {
            if (isNamed(json, members.name(i), members.nameEnd(i), name, choice)) {
                pushValues(evaluation, members.value(i));
            }
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
            int value = afterColon(json, stringEnd(json, at));
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
}
