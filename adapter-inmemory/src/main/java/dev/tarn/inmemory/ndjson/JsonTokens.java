package dev.tarn.inmemory.ndjson;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A parser, and where in an array the token is at which it stands.
 *
 * @param origin where in the array the parser began
 */
record JsonTokens(JsonParser parser, int origin) implements AutoCloseable {

    /** {@return where the token begins} */
    int start() {
        return origin + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** {@return where the token ends; a string must have been read, or finished} */
    int end() {
        return origin + (int) parser.currentLocation().getByteOffset();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a parser of bytes in memory could not be closed", e);
        }
    }
}
