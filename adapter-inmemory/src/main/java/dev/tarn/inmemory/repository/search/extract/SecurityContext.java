package dev.tarn.inmemory.repository.search.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads {@code Binary.securityContext.reference}, for which R4 has no search parameter. */
public final class SecurityContext {

    private static final JsonFactory JSON = new JsonFactory();

    private SecurityContext() {}

    /**
     * {@return the reference; empty where there is none, or it is no reference to a resource by type and id}
     *
     * @param localBase what the path of the data store's own URLs ends with
     */
    public static Optional<ElementValue.Link> of(byte[] json, String localBase) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isContext = parser.currentName().equals("securityContext");
                if (parser.nextToken() == JsonToken.START_OBJECT && isContext) {
                    return reference(parser, localBase);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("A stored resource could not be read", e);
        }
    }

    private static Optional<ElementValue.Link> reference(JsonParser parser, String localBase) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isReference = parser.currentName().equals("reference");
            if (parser.nextToken() == JsonToken.VALUE_STRING && isReference) {
                return new LiteralReferences(localBase).read(parser.getText()) instanceof ElementValue.Link link
                        ? Optional.of(link)
                        : Optional.empty();
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }
}
