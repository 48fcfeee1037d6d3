package dev.tarn.http.smart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads JSON objects of tokens and answers: each member once, at most 20 levels, nothing behind the object. */
final class StrictJson {

    static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private StrictJson() {}

    /** {@return the members of an object; empty for a text that is none} */
    @SuppressWarnings("unchecked")
    static Optional<Map<String, Object>> object(byte[] utf8) {
        try (JsonParser parser = MAPPER.createParser(utf8)) {
            Object value = MAPPER.readValue(parser, Object.class);
            return value instanceof Map ? Optional.of((Map<String, Object>) value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
