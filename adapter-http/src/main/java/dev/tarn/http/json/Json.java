package dev.tarn.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON as this wire accepts it: one value and nothing after it, no member twice (which of the two the caller means
 * cannot be known), no NaN, at most {@value #DEPTH} levels.
 */
public final class Json {

    private static final int DEPTH = 64;

    /** Names are not interned: callers choose them, and the JVM would keep them. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    private Json() {}

    /**
     * {@return the JSON object that a request's body holds; an empty one for no body at all}
     *
     * @throws Refusal a SerializationException that says where the body stops being JSON
     */
    public static ObjectNode readRequest(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (isUtf16Or32(body)) {
            throw new Refusal(ErrorCode.SERIALIZATION, "The body is not JSON in UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (Tree.read(parser) instanceof ObjectNode object) {
                return object;
            }
            throw new Refusal(ErrorCode.SERIALIZATION, "The body must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new Refusal(ErrorCode.SERIALIZATION, "The body is not JSON: " + JsonFault.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading bytes from memory failed", e);
        }
    }

    /**
     * {@return the JSON objects of a body: one, or those of an array}
     *
     * @throws Refusal a SerializationException that says where the body stops being JSON
     */
    public static List<ObjectNode> readObjects(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] <= ' ') {
            first++;
        }
        if (first == body.length || body[first] != '[' || isUtf16Or32(body)) {
            return List.of(readRequest(body));
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            List<ObjectNode> objects = new ArrayList<>();
            for (JsonNode item : Tree.read(parser)) {
                if (!(item instanceof ObjectNode object)) {
                    throw new Refusal(
                            ErrorCode.SERIALIZATION, "The body must be a JSON object, or an array of objects");
                }
                objects.add(object);
            }
            return objects;
        } catch (JsonProcessingException e) {
            throw new Refusal(ErrorCode.SERIALIZATION, "The body is not JSON: " + JsonFault.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading bytes from memory failed", e);
        }
    }

    /** Jackson would guess these from the first bytes, where JSON in UTF-8 has neither of the two. */
    static boolean isUtf16Or32(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 4); i++) {
            if (body[i] == 0 || (body[i] & 0xFE) == 0xFE) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return the JSON object that a file holds}
     *
     * @throws IllegalArgumentException that says where the file stops being JSON
     */
    public static ObjectNode readFile(byte[] content) {
        if (isUtf16Or32(content)) {
            throw new IllegalArgumentException("not JSON in UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(content)) {
            if (Tree.read(parser) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("not a JSON object: the file must begin with { and end with }");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + JsonFault.describe(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading bytes from memory failed", e);
        }
    }

    /** {@return the JSON object that a text holds; empty where it holds anything else} */
    public static Optional<ObjectNode> readDocument(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return Tree.read(parser) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a text from memory failed", e);
        }
    }
}
