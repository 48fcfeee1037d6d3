package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.inmemory.ndjson.JsonLimits;
import dev.tarn.inmemory.ndjson.JsonSyntaxError;
import dev.tarn.inmemory.ndjson.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON as a tree whose numbers and strings keep their text. An object with a member twice is refused. */
final class JsonTree {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(JsonLimits.withStringsOf(Integer.MAX_VALUE))
            .build();

    private final byte[] utf8;
    private final JsonParser parser;

    private JsonTree(byte[] utf8, JsonParser parser) {
        this.utf8 = utf8;
        this.parser = parser;
    }

    /**
     * {@return the one value that this text is}
     *
     * @throws IOException for a text that is none, which says why
     */
    static JsonNode read(byte[] utf8) throws IOException {
        Optional<String> fault = JsonText.faultOf(utf8);
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        try (JsonParser parser = JSON.createParser(utf8)) {
            parser.nextToken();
            JsonNode value = new JsonTree(utf8, parser).value();
            if (parser.nextToken() != null) {
                throw new IOException("something follows the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IOException(JsonSyntaxError.describe(e), e);
        }
    }

    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new SourceNumber(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private SourceText text() throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        String value = parser.getText();
        int end = (int) parser.currentLocation().getByteOffset();
        return new SourceText(value, new String(utf8, start, end - start, StandardCharsets.UTF_8));
    }
}
