package dev.tarn.inmemory.resource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * From a text to a resource: one JSON object in UTF-8, with a type that HealthLake stores and a legal id. The text is
 * read as tokens and never as a tree; what is accepted keeps its bytes. Safe for use by many threads.
 *
 * <p>Besides what JSON itself forbids, a text is refused that nests deeper than {@value JsonLimits#DEEPEST} levels or has a number
 * of more than {@value JsonLimits#LONGEST_NUMBER} characters.
 */
public final class ResourceReader {

    /** Concerns only the few strings that are looked at: the type, the id, the members of meta. */
    private static final int LONGEST_STRING = 1_000_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(JsonLimits.withStringsOf(LONGEST_STRING))
            .build();

    private final String source;

    /** A reader of lines of files to import. */
    public ResourceReader() {
        this("input file");
    }

    private ResourceReader(String source) {
        this.source = source;
    }

    /** {@return a reader of the bodies of requests; its refusals speak of those} */
    public static ResourceReader ofRequests() {
        return new ResourceReader("request");
    }

    /** {@return the resource, or what is wrong with it; {@code bytes} can be used for other things afterwards} */
    public ReadResult read(byte[] bytes, int from, int to) {
        JsonText text = new JsonText(bytes, from, to).stripped();
        Optional<String> fault = text.fault();
        return fault.isPresent() ? notJson(fault.get()) : parsed(text, parser -> read(parser, text));
    }

    /**
     * {@return the resource, or what is wrong with it}
     *
     * @param id the resource's id, whatever id the text has, or none
     */
    public ReadResult read(byte[] bytes, int from, int to, ResourceId id) {
        JsonText text = new JsonText(bytes, from, to).stripped();
        Optional<String> fault = text.fault();
        return fault.isPresent()
                ? notJson(fault.get())
                : parsed(text, parser -> {
                    byte[] named = IdPlace.splices(parser, text, id).applied(bytes, text.from(), text.to());
                    return read(named, 0, named.length);
                });
    }

    private interface Reading {
        ReadResult of(JsonParser parser) throws IOException;
    }

    private ReadResult parsed(JsonText text, Reading reading) {
        try (JsonParser parser = json.createParser(text.bytes(), text.from(), text.to() - text.from())) {
            return reading.of(parser);
        } catch (JsonProcessingException e) {
            return notJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }

    private Refusal notJson(String fault) {
        return new Refusal(List.of("Invalid JSON found in " + source + ": " + fault));
    }

    private ReadResult read(JsonParser parser, JsonText text) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.nextToken();
            return notJson("a resource is a JSON object, and this is " + JsonKind.of(first));
        }
        ResourceDraft draft = new ResourceDraft(text);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            draft.member(name, parser);
        }
        if (parser.nextToken() != null) {
            return notJson("something follows the resource, which must be alone");
        }
        return draft.result();
    }
}
