package dev.tarn.inmemory.repository.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The decisions and tokens of {@code authorization.md} 3, as JSON. */
final class SmartVectors {

    /** The endpoint that the vectors name. */
    static final String BASE = "http://127.0.0.1:8080/datastore/d/r4/";

    static final ObjectMapper JSON = new ObjectMapper();

    private SmartVectors() {}

    /** {@return the vectors, with the endpoint of another data store} */
    static JsonNode read(String base) {
        try (InputStream in = new GZIPInputStream(SmartVectors.class.getResourceAsStream("vectors-smart.json.gz"))) {
            return JSON.readTree(
                    new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).replace(BASE, base));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> claims(JsonNode payload) {
        return JSON.convertValue(payload, Map.class);
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
