package dev.tarn.http.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * From tokens to a tree, without an {@code ObjectMapper}: to make one is a good part of the time to the first answer.
 * The parser sees to it that nothing nests deep, so what is nested may be read by a call within a call.
 */
final class Tree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Tree() {}

    /** A fault that the parser does not know; its message is for the caller. */
    static final class Fault extends JsonParseException {
        private static final long serialVersionUID = 1L;

        Fault(JsonParser parser, String words) {
            super(parser, words);
        }
    }

    /**
     * {@return the value that the whole text is}
     *
     * @throws JsonParseException if it is none, or more than one, or has a member twice
     */
    static JsonNode read(JsonParser parser) throws IOException {
        JsonNode value = value(parser, parser.nextToken());
        if (parser.nextToken() != null) {
            throw new Fault(parser, "something follows the end of the JSON text");
        }
        return value;
    }

    private static JsonNode value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new Fault(parser, "nothing is there");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new Fault(parser, "a value is missing");
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (object.has(name)) {
                throw new Fault(parser, "the member '" + name + "' is there twice");
            }
            object.set(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
