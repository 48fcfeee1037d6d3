package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Writes a tree of {@link JsonTree}, without white space; numbers and strings in the text that they came in. */
final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /** {@return the tree as JSON in UTF-8} */
    static byte[] write(JsonNode tree) {
        JsonWriter writer = new JsonWriter();
        writer.value(tree);
        return writer.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            array(value);
        } else if (value instanceof SourceNumber number) {
            text.append(number.source());
        } else if (value instanceof SourceText string) {
            text.append(string.source());
        } else {
            text.append(value.asText());
        }
    }

    private void object(JsonNode object) {
        text.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            name(member.getKey());
            text.append(':');
            value(member.getValue());
            if (members.hasNext()) {
                text.append(',');
            }
        }
        text.append('}');
    }

    private void array(JsonNode array) {
        text.append('[');
        for (Iterator<JsonNode> items = array.elements(); items.hasNext(); ) {
            value(items.next());
            if (items.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private void name(String name) {
        char[] quoted = JsonStringEncoder.getInstance().quoteAsString(name);
        text.append('"');
        for (int i = 0; i < quoted.length; i++) {
            if (!Character.isSurrogate(quoted[i])) {
                text.append(quoted[i]);
            } else if (i + 1 < quoted.length && Character.isSurrogatePair(quoted[i], quoted[i + 1])) {
                text.append(quoted[i]).append(quoted[++i]);
            } else {
                // Half a character, which can only have come in as an escape, and has no UTF-8.
                text.append(String.format("\\u%04x", (int) quoted[i]));
            }
        }
        text.append('"');
    }
}
