package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** JSON read as tokens, so that resources keep their bytes. */
final class JsonTokenReader {

    /** Levels of nesting: those that a resource may have, and those of the bundle around it. */
    private static final int DEEPEST = 2_000;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonTokenReader() {}

    /** {@return a generator of UTF-8} */
    static JsonGenerator generator(OutputStream output) throws IOException {
        return FACTORY.createGenerator(output);
    }

    /** Takes the members of an object; the parser is at the value, and must be at its end afterwards. */
    @FunctionalInterface
    interface Member {
        void read(String name, JsonParser parser) throws IOException;
    }

    /** {@return a parser of a document; the caller closes it} */
    static JsonParser parser(byte[] utf8) throws IOException {
        return FACTORY.createParser(utf8);
    }

    /**
     * Reads a whole document that is an object.
     *
     * @throws IOException for what is no JSON, no object, or followed by anything
     */
    static void object(byte[] utf8, Member member) throws IOException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            document(parser, member);
        }
    }

    /**
     * Checks that a text is one object in JSON.
     *
     * @throws IOException for anything else
     */
    static void requireObject(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            document(parser, (name, at) -> at.skipChildren());
        }
    }

    private static void document(JsonParser parser, Member member) throws IOException {
        parser.nextToken();
        members(parser, member);
        if (parser.nextToken() != null) {
            throw new IOException("more than one value");
        }
    }

    /** Reads the object at which the parser is. */
    static void members(JsonParser parser, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("an object was expected");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            member.read(name, parser);
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("the object has no end");
        }
    }

    /** Reads the objects of the array at which the parser is. */
    static void objects(JsonParser parser, Item item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("an array was expected");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    /** Reads an item of an array, at whose beginning the parser is. */
    @FunctionalInterface
    interface Item {
        void read() throws IOException;
    }

    /** {@return the text at which the parser is; empty for any other value, which is passed over} */
    static Optional<String> text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        parser.skipChildren();
        return Optional.empty();
    }

    /** {@return the bytes of the object at which the parser is, as they stand in the document} */
    static byte[] bytes(JsonParser parser, byte[] document) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("an object was expected");
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return Arrays.copyOfRange(document, from, (int) parser.currentLocation().getByteOffset());
    }
}
