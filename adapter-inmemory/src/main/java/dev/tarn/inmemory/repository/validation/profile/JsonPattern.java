package dev.tarn.inmemory.repository.validation.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.fhirpath.JsonMembers;
import dev.tarn.inmemory.repository.validation.profile.definition.FixedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A fixed value or a pattern, compared with JSON that is known to be valid. Immutable and thread-safe. */
@FunctionalInterface
interface JsonPattern {

    /** {@return whether the value that begins here is the fixed value, or has all of the pattern} */
    boolean matches(byte[] json, int value);

    /**
     * {@return what compares with a fixed value or a pattern}
     *
     * @throws IllegalArgumentException where it is no JSON
     */
    static JsonPattern of(FixedValue value) {
        return of(JsonTree.parse(value.json()), value.whole());
    }

    /** {@return what compares with this JSON, as a fixed value where it is {@code whole}} */
    static JsonPattern of(JsonNode node, boolean whole) {
        if (node.isObject()) {
            return object(node, whole);
        }
        if (node.isArray()) {
            List<JsonPattern> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item, whole)));
            return whole ? array(items) : elements(items);
        }
        if (node.isTextual()) {
            String text = node.textValue();
            return (json, value) -> json[value] == '"' && JsonMembers.isText(json, value, text);
        }
        return scalar(node.asText(), node.isNumber());
    }

    private static JsonPattern object(JsonNode node, boolean whole) {
        List<JsonPattern> members = new ArrayList<>();
        node.properties().forEach(member -> members.add(member(member.getKey(), of(member.getValue(), whole))));
        return (json, value) -> json[value] == '{'
                && all(members, json, value)
                && (!whole || JsonMembers.members(json, value) == members.size());
    }

    private static JsonPattern member(String name, JsonPattern pattern) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return (json, object) -> {
            int value = JsonMembers.find(json, object, utf8);
            return value != 0 && pattern.matches(json, value);
        };
    }

    /** An array that has an element for each pattern. */
    private static JsonPattern elements(List<JsonPattern> items) {
        List<JsonPattern> any = new ArrayList<>();
        items.forEach(item ->
                any.add((json, array) -> JsonMembers.anyValue(json, array, element -> item.matches(json, element))));
        return (json, value) -> json[value] == '[' && all(any, json, value);
    }

    /** An array of these elements in this order. */
    private static JsonPattern array(List<JsonPattern> items) {
        return (json, value) -> {
            int at = json[value] == '[' ? JsonBytes.skipWhitespace(json, value + 1) : 0;
            for (int i = 0; at != 0 && i < items.size(); i++) {
                boolean same = json[at] != ']' && items.get(i).matches(json, at);
                at = same ? JsonMembers.next(json, at) : 0;
            }
            return at != 0 && json[at] == ']';
        };
    }

    private static boolean all(List<JsonPattern> patterns, byte[] json, int value) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!patterns.get(i).matches(json, value)) {
                return false;
            }
        }
        return true;
    }

    /** A boolean, or a number, which is compared by its value. */
    private static JsonPattern scalar(String text, boolean number) {
        return (json, value) -> {
            byte first = json[value];
            if (first == '"' || first == '{' || first == '[') {
                return false;
            }
            return JsonMembers.isText(json, value, text)
                    || (number
                            && JsonBytes.isNumber(json, value)
                            && new BigDecimal(JsonMembers.text(json, value)).compareTo(new BigDecimal(text)) == 0);
        };
    }
}
