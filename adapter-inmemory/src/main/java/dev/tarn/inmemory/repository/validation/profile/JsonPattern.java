package dev.tarn.inmemory.repository.validation.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarn.inmemory.ndjson.JsonBytes;
import dev.tarn.inmemory.repository.validation.profile.definition.FixedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fixed value or a pattern, compared with JSON that is known to be valid. Immutable and thread-safe. */
abstract class JsonPattern {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonPattern() {}

    /** {@return whether the value that begins here is the fixed value, or has all of the pattern} */
    abstract boolean matches(JsonBytes json, int value);

    /** @throws IllegalArgumentException where the value is no JSON */
    static JsonPattern of(FixedValue value) {
        return of(tree(value.json()), value.whole());
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A fixed value is no JSON: " + json, e);
        }
    }

    static JsonPattern of(JsonNode node, boolean whole) {
        if (node.isObject()) {
            List<Member> members = new ArrayList<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                members.add(new Member(member.getKey().getBytes(StandardCharsets.UTF_8), of(member.getValue(), whole)));
            }
            return new ObjectPattern(members, whole);
        }
        if (node.isArray()) {
            List<JsonPattern> items = new ArrayList<>();
            node.forEach(item -> items.add(of(item, whole)));
            return new ArrayPattern(items, whole);
        }
        return node.isTextual() ? new Text(node.textValue()) : new Scalar(node.asText(), node.isNumber());
    }

    private static final class Member {

        private final byte[] name;
        private final JsonPattern value;

        Member(byte[] name, JsonPattern value) {
            this.name = name;
            this.value = value;
        }
    }

    private static final class ObjectPattern extends JsonPattern {

        private final List<Member> members;
        private final boolean whole;

        ObjectPattern(List<Member> members, boolean whole) {
            this.members = members;
            this.whole = whole;
        }

        @Override
        boolean matches(JsonBytes json, int value) {
            if (json.at(value) != '{') {
                return false;
            }
            for (Member member : members) {
                int at = JsonMembers.find(json, value, member.name, false);
                if (at == 0 || !member.value.matches(json, at)) {
                    return false;
                }
            }
            return !whole || JsonMembers.members(json, value) == members.size();
        }
    }

    private static final class ArrayPattern extends JsonPattern {

        private final List<JsonPattern> items;
        private final boolean whole;

        ArrayPattern(List<JsonPattern> items, boolean whole) {
            this.items = items;
            this.whole = whole;
        }

        @Override
        boolean matches(JsonBytes json, int value) {
            if (json.at(value) != '[') {
                return false;
            }
            return whole ? same(json, value) : items.stream().allMatch(item -> has(json, value, item));
        }

        private boolean same(JsonBytes json, int value) {
            int at = json.skipWhitespace(value + 1);
            for (JsonPattern item : items) {
                if (json.at(at) == ']' || !item.matches(json, at)) {
                    return false;
                }
                at = JsonMembers.next(json, at);
            }
            return json.at(at) == ']';
        }

        private static boolean has(JsonBytes json, int array, JsonPattern item) {
            int at = json.skipWhitespace(array + 1);
            while (json.at(at) != ']') {
                if (item.matches(json, at)) {
                    return true;
                }
                at = JsonMembers.next(json, at);
            }
            return false;
        }
    }

    private static final class Text extends JsonPattern {

        private final String text;
        private final byte[] utf8;

        Text(String text) {
            this.text = text;
            this.utf8 = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        boolean matches(JsonBytes json, int value) {
            if (json.at(value) != '"') {
                return false;
            }
            int end = json.end(value) - 1;
            return json.hasEscape(value + 1, end)
                    ? json.text(value + 1, end).equals(text)
                    : json.isPlainName(value + 1, end, utf8);
        }
    }

    /** A boolean, or a number, which is compared by its value. */
    private static final class Scalar extends JsonPattern {

        private final String text;
        private final boolean number;

        Scalar(String text, boolean number) {
            this.text = text;
            this.number = number;
        }

        @Override
        boolean matches(JsonBytes json, int value) {
            byte first = json.at(value);
            if (first == '"' || first == '{' || first == '[') {
                return false;
            }
            String scalar = json.scalar(value);
            return scalar.equals(text)
                    || (number && json.isNumber(value) && new BigDecimal(scalar).compareTo(new BigDecimal(text)) == 0);
        }
    }
}
