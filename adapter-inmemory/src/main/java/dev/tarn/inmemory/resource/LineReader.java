package dev.tarn.inmemory.resource;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads resources that are lines of the same bytes, one after the other. The bytes are left to it: a resource stays where
 * it was read, and they are altered where it had members of the server's.
 *
 * <p>To make a parser takes a tenth of what it does with a line, so that one reads on from line to line. It knows nothing
 * of lines: a resource counts only where it begins and ends with its line. Any other line is read again by itself, which
 * tells what is wrong with it, and the next one gets another parser.
 */
public final class LineReader implements AutoCloseable {

    private final ResourceReader reader;
    private final byte[] bytes;
    private final int to;
    private Optional<JsonTokens> tokens = Optional.empty();

    LineReader(ResourceReader reader, byte[] bytes, int to) {
        this.reader = reader;
        this.bytes = bytes;
        this.to = to;
    }

    /** {@return the resource, or what is wrong with it} */
    public ReadResult read(LineCursor line) {
        JsonText text = line.text().stripped();
        Optional<ReadResult> result = text.fault().isPresent() ? Optional.empty() : readOn(text);
        return result.orElseGet(() -> {
            close();
            return reader.alone(text);
        });
    }

    private Optional<ReadResult> readOn(JsonText text) {
        try {
            JsonTokens at = tokens.isPresent() ? tokens.get() : reader.tokens(bytes, text.from(), to);
            tokens = Optional.of(at);
            if (at.parser().nextToken() != JsonToken.START_OBJECT || at.start() != text.from()) {
                return Optional.empty();
            }
            ResourceDraft draft = new ResourceDraft(text, at);
            draft.readMembers();
            return at.end() == text.to() ? Optional.of(draft.result()) : Optional.empty();
        } catch (IOException e) {
            // It may be about what follows the line.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        tokens.ifPresent(JsonTokens::close);
        tokens = Optional.empty();
    }
}
