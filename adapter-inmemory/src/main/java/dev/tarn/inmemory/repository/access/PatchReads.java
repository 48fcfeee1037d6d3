package dev.tarn.inmemory.repository.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds operations of JSON patches by which a client that may not read a resource could ask what it contains. */
public final class PatchTests {

    private static final JsonFactory JSON = new JsonFactory();

    private PatchTests() {}

    /** {@return whether a JSON Patch has a {@code test}; a text that is no patch is refused elsewhere} */
    public static boolean has(byte[] patch) {
        try (JsonParser parser = JSON.createParser(patch)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                boolean isOperation = depth == 2
                        && token == JsonToken.FIELD_NAME
                        && parser.currentName().equals("op");
                if (isOperation && "test".equals(parser.nextTextValue())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
