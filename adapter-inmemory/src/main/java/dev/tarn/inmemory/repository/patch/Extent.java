package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How large a value is.
 *
 * @param size about how many characters it has when it is written
 * @param values how many values it has, with itself
 * @param depth how many levels it nests; 0 for a number
 */
record Extent(long size, long values, int depth) {

    /** Characters of a string that take as long as a value does. */
    private static final int VALUE_WORK = 16;

    static final Extent NOTHING = new Extent(0, 0, 0);

    /** {@return what it costs to copy, compare or remove the value, in characters} */
    long work() {
        return size + VALUE_WORK * values;
    }

    static Extent of(JsonNode value) {
        if (value.isMissingNode()) {
            return NOTHING;
        }
        if (value instanceof SourceText text) {
            return new Extent(text.source().length() + 1L, 1, 0);
        }
        if (value.isValueNode()) {
            return new Extent(value.asText().length() + 1L, 1, 0);
        }
        long size = 3;
        long values = 1;
        int depth = 0;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            size += member.getKey().length() + 3L;
        }
        for (JsonNode inner : value) {
            Extent extent = of(inner);
            size += extent.size();
            values += extent.values();
            depth = Math.max(depth, extent.depth());
        }
        return new Extent(size, values, depth + 1);
    }
}
