package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tarn.domain.fhir.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From a text to a resource: one JSON object in UTF-8, with a type that HealthLake stores and a legal id. The text is
 * never read as a tree: usual ones are skimmed, and of all others, and of what is wrong with them, a parser reads the
 * tokens. What is accepted keeps its bytes. Safe for use by many threads.
 *
 * <p>Besides what JSON itself forbids, a text is refused that nests deeper than {@value JsonLimits#DEEPEST} levels or has a number
 * of more than {@value JsonLimits#LONGEST_NUMBER} characters.
 */
public final class ResourceReader {

    /** Applies only to the strings that are read: the type, the id, the members of meta. */
    static final int LONGEST_STRING = 1_000_000;

    /** Thread-safe. One for all readers, since each request has a reader. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(JsonLimits.withStringsOf(LONGEST_STRING))
            .build();

    private final String source;
    private final Function<JsonProcessingException, String> describe;

    /** A reader of lines of files to import. */
    public ResourceReader() {
        this("input file", JsonSyntaxError::describeLine);
    }

    private ResourceReader(String source, Function<JsonProcessingException, String> describe) {
        this.source = source;
        this.describe = describe;
    }

    /** {@return a reader of the bodies of requests; its refusals speak of those} */
    public static ResourceReader ofRequests() {
        return new ResourceReader("request", JsonSyntaxError::describe);
    }

    /** {@return the resource, or what is wrong with it; {@code bytes} can be reused afterwards} */
    public ReadResult read(byte[] bytes, int from, int to) {
        return of(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * {@return the resource, or what is wrong with it; {@code bytes} can be reused afterwards}
     *
     * @param id the resource's id, whatever id the text has, or none
     */
    public ReadResult read(byte[] bytes, int from, int to, ResourceId id) {
        JsonText text = new JsonText(bytes, from, to, false).stripped();
        return parsed(text, tokens -> of(IdOffset.splices(tokens, id).applied(bytes, text.from(), text.to())));
    }

    /**
     * {@return the resource that is a line, or what is wrong with it} The line is left to it: the resource stays where it
     * was read, and the bytes are altered where it had members of the server's.
     */
    public ReadResult read(LineCursor line) {
        return of(line.text());
    }

    /**
     * {@return the resource that is a line, or what is wrong with it, as {@link #read(LineCursor)} does}
     *
     * @param outline what a walk over the line has found; then the line is not read again. Cleared where it found nothing
     */
    public ReadResult read(LineCursor line, ResourceOutline outline) {
        return outline.isKnown() ? of(line.text(), text -> ResourceSkim.of(text, outline)) : read(line);
    }

    private ReadResult of(byte[] bytes) {
        return of(new JsonText(bytes, 0, bytes.length, false));
    }

    /** {@return what the text is; its bytes are left to the resource} */
    private ReadResult of(JsonText whole) {
        return of(whole, ResourceSkim::of);
    }

    /**
     * {@return what the text is; its bytes are left to the resource}
     *
     * @param skim reads a stripped text without a fault; empty where a parser has to look
     */
    private ReadResult of(JsonText whole, Function<JsonText, Optional<ReadResult>> skim) {
        JsonText text = whole.stripped();
        Optional<ReadResult> skimmed = text.fault().isPresent() ? Optional.empty() : skim.apply(text);
        return skimmed.orElseGet(() -> parsed(text));
    }

    /** {@return what a parser makes of the text; its bytes are left to the resource} */
    ReadResult parsed(JsonText text) {
        return parsed(text, tokens -> read(tokens, text));
    }

    private JsonTokens tokens(byte[] bytes, int from, int to) throws IOException {
        return new JsonTokens(JSON.createParser(bytes, from, to - from), from);
    }

    private interface Reading {
        ReadResult of(JsonTokens tokens) throws IOException;
    }

    private ReadResult parsed(JsonText text, Reading reading) {
        Optional<String> fault = text.fault();
        if (fault.isPresent()) {
            return notJson(fault.get());
        }
        try (JsonTokens tokens = tokens(text.bytes(), text.from(), text.to())) {
            return reading.of(tokens);
        } catch (JsonProcessingException e) {
            return notJson(describe.apply(e));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }

    private InvalidResource notJson(String fault) {
        return new InvalidResource(List.of("Invalid JSON found in " + source + ": " + fault));
    }

    private ReadResult read(JsonTokens tokens, JsonText text) throws IOException {
        JsonParser parser = tokens.parser();
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.nextToken();
            return notJson("a resource is a JSON object, and this is " + JsonKind.of(first));
        }
        ResourceDraft draft = new ResourceDraft(text, tokens);
        draft.readMembers();
        if (parser.nextToken() != null) {
            return notJson("something follows the resource, which must be alone");
        }
        return draft.result();
    }
}
