package dev.tarn.inmemory.repository.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The entries of a Bundle that is stored as a resource. */
final class InnerEntries {

    private InnerEntries() {}

    /** {@return the {@code fullUrl}s of the entries} */
    static Set<String> fullUrls(JsonFactory json, byte[] bundle) throws IOException {
        Set<String> found = new HashSet<>();
        try (JsonParser parser = json.createParser(bundle)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "fullUrl".equals(parser.currentName())) {
                    found.add(parser.getText());
                }
            }
        }
        return found;
    }
}
