package dev.tarn.inmemory.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How large a value is.
 *
 * @param size about how many characters it has when it is written
 * @param depth how many levels it nests; 0 for a number
 */
record Extent(long size, int depth) {

    static final Extent NOTHING = new Extent(0, 0);

    static Extent of(JsonNode value) {
        if (value.isMissingNode()) {
            return NOTHING;
        }
        if (value instanceof SourceText text) {
            return new Extent(text.source().length() + 1L, 0);
        }
        if (value.isValueNode()) {
            return new Extent(value.asText().length() + 1L, 0);
        }
        long size = 3;
        int depth = 0;
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            size += member.getKey().length() + 3L;
        }
        for (JsonNode inner : value) {
            Extent extent = of(inner);
            size += extent.size();
            depth = Math.max(depth, extent.depth());
        }
        return new Extent(size, depth + 1);
    }
}
