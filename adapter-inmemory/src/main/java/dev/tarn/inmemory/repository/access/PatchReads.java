package dev.tarn.inmemory.repository.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * Finds operations of JSON patches by which a client that may not read a resource could learn what it contains: a {@code test}
 * compares a value, and a {@code copy} or {@code move} brings it where the message of a refused patch quotes it.
 */
public final class PatchReads {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> READS = Set.of("test", "copy", "move");

    private PatchReads() {}

    /** {@return whether a JSON Patch has such an operation; a text that is no patch is refused elsewhere} */
    public static boolean has(byte[] patch) {
        try (JsonParser parser = JSON.createParser(patch)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean isOperation = depth == 2
                        && token == JsonToken.FIELD_NAME
                        && parser.currentName().equals("op");
                if (isOperation && READS.contains(String.valueOf(parser.nextTextValue()))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
