package dev.tarn.inmemory.repository.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The types of the resources in a JSON text, by the places of their objects. They are found in one pass, since {@code
 * resourceType} may be the last member of each of a thousand nested objects.
 */
final class ContainedTypes {

    private final Map<Integer, String> types = new HashMap<>();

    private ContainedTypes() {}

    static ContainedTypes of(JsonFactory json, byte[] utf8, int from, int to) throws IOException {
        ContainedTypes found = new ContainedTypes();
        Deque<Integer> open = new ArrayDeque<>();
        try (JsonParser parser = json.createParser(utf8, from, to - from)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push((int) parser.currentTokenLocation().getByteOffset());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.VALUE_STRING && "resourceType".equals(parser.currentName())) {
                    found.types.put(open.getFirst(), parser.getText());
                }
            }
        }
        return found;
    }

    /** {@return the type of the resource whose object begins at this offset; the empty text where it says none} */
    String at(long offset) {
        return types.getOrDefault((int) offset, "");
    }
}
