package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unprocessable;
import dev.tarn.inmemory.ndjson.JsonLimits;
import java.util.Locale;

/**
 * One operation of a patch, well-formed.
 *
 * @param number from 0
 * @param from empty where the kind has none
 * @param value missing where the kind has none
 */
record PatchOperation(int number, Kind kind, String path, String from, JsonNode value) {

    /** What an operation does; the names are those of RFC 6902 in capitals. */
    enum Kind {
        ADD(false, true),
        REMOVE(false, false),
        REPLACE(false, true),
        MOVE(true, false),
        COPY(true, false),
        TEST(false, true);

        private final boolean takesFrom;
        private final boolean takesValue;

        Kind(boolean takesFrom, boolean takesValue) {
            this.takesFrom = takesFrom;
            this.takesValue = takesValue;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PatchOperation of(int number, JsonNode json) {
        if (!json.isObject()) {
            throw invalid(number, "an operation is an object");
        }
        String word = text(number, json, "op");
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return of(number, kind, json);
            }
        }
        throw invalid(number, "op must be add, remove, replace, move, copy or test, and is " + shown(word));
    }

    private static PatchOperation of(int number, Kind kind, JsonNode json) {
        JsonNode value = kind.takesValue ? json.path("value") : MissingNode.getInstance();
        if (kind.takesValue && value.isMissingNode()) {
            throw invalid(number, kind.word() + " needs a value");
        }
        return new PatchOperation(
                number,
                kind,
                pointer(number, json, "path"),
                kind.takesFrom ? pointer(number, json, "from") : "",
                value);
    }

    private static String pointer(int number, JsonNode json, String name) {
        String pointer = text(number, json, name);
        boolean good = pointer.isEmpty() || pointer.charAt(0) == '/';
        for (int i = pointer.indexOf('~'); i >= 0; i = pointer.indexOf('~', i + 1)) {
            good &= i + 1 < pointer.length() && (pointer.charAt(i + 1) == '0' || pointer.charAt(i + 1) == '1');
        }
        if (!good) {
            throw invalid(
                    number,
                    name + " must be a JSON Pointer: empty or beginning with /, with ~0 for ~ and ~1 for / in a"
                            + " name; it is " + shown(pointer));
        }
        if (levels(pointer) > JsonLimits.DEEPEST) {
            throw invalid(number, name + " must have at most " + JsonLimits.DEEPEST + " names");
        }
        return pointer;
    }

    private static long levels(String pointer) {
        return pointer.chars().filter(c -> c == '/').count();
    }

    /** {@return how deep in the document it is what the operation changes} */
    long levels() {
        return levels(path);
    }

    private static String text(int number, JsonNode json, String name) {
        JsonNode text = json.path(name);
        if (!text.isTextual()) {
            throw invalid(number, name + (text.isMissingNode() ? " is missing" : " must be a string"));
        }
        return text.textValue();
    }

    private static Invalid invalid(int number, String fault) {
        return new Invalid("Operation " + number + " of the patch: " + fault);
    }

    /** {@return that this operation cannot be done to what is there} */
    Unprocessable cannot(String why) {
        return new Unprocessable(
                "Operation " + number + " of the patch (" + kind.word() + " " + shown(path) + "): " + why);
    }

    static String shown(String text) {
        String start = text.length() <= 256 ? text : text.substring(0, 256) + "...";
        return "'" + start + "'";
    }
}
