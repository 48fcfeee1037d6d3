package dev.tarn.inmemory.resource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * From a text to a resource: one JSON object in UTF-8, with a type that HealthLake stores and a legal id. The text is
 * read as tokens and never as a tree; what is accepted keeps its bytes. Safe for use by many threads.
 *
 * <p>Besides what JSON itself forbids, a text is refused that nests deeper than {@value #DEEPEST} levels or has a number
 * of more than {@value #LONGEST_NUMBER} characters.
 */
public final class ResourceReader {

    private static final int DEEPEST = 1_000;
    private static final int LONGEST_NUMBER = 1_000;

    /** Concerns only the few strings that are looked at: the type, the id, the members of meta. */
    private static final int LONGEST_STRING = 1_000_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .build();

    /** {@return the resource, or what is wrong with it; {@code bytes} can be used for other things afterwards} */
    public ReadResult read(byte[] bytes, int from, int to) {
        JsonText text = new JsonText(bytes, from, to).stripped();
        if (text.isEmpty()) {
            return Refusal.notJson("nothing is there");
        }
        if (!Utf8.isValid(bytes, text.from(), text.to())) {
            return Refusal.notJson("the bytes are not UTF-8");
        }
        // The parser guesses the encoding: it would pass over a byte order mark, and take zeros for UTF-16.
        if (bytes[text.from()] < 0) {
            return Refusal.notJson("it begins with a character that begins no JSON value");
        }
        for (int i = text.from(); i < Math.min(text.from() + 4, text.to()); i++) {
            if (bytes[i] == 0) {
                return Refusal.notJson("a byte is zero, which is a character only in a string, and there escaped");
            }
        }
        try (JsonParser parser = json.createParser(bytes, text.from(), text.to() - text.from())) {
            return read(parser, text);
        } catch (JsonProcessingException e) {
            return Refusal.notJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }

    private static ReadResult read(JsonParser parser, JsonText text) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.nextToken();
            return Refusal.notJson("a resource is a JSON object, and this is " + JsonKind.of(first));
        }
        ResourceDraft draft = new ResourceDraft(text);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            draft.member(name, parser);
        }
        if (parser.nextToken() != null) {
            return Refusal.notJson("something follows the resource; one line holds one resource");
        }
        return draft.result();
    }
}
