package dev.tarn.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * JSON read as tokens, for what is too large to be a tree or must keep its bytes. What a body of FHIR may be is wider
 * than what one of AWS may be: questionnaires nest.
 */
public final class Tokens {

    /** Levels: those that a resource may have, and those of the bundle around it. */
    private static final int DEEPEST = 1_010;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private Tokens() {}

    /** {@return a parser of JSON in UTF-8; the caller closes it} What is no UTF-8 is refused before the parser guesses. */
    public static JsonParser of(byte[] utf8) throws IOException {
        if (Json.isUtf16Or32(utf8)) {
            throw new NotUtf8();
        }
        return FACTORY.createParser(utf8);
    }

    /** {@return what is wrong, and where} */
    public static String describe(JsonProcessingException e) {
        return e instanceof NotUtf8 ? "the bytes are not UTF-8" : JsonFault.describe(e);
    }

    private static final class NotUtf8 extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        NotUtf8() {
            super("the bytes are not UTF-8");
        }
    }
}
