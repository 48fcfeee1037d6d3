package dev.tarn.http.s3.upload;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content encoding {@code aws-chunked} ({@code s3.md}, rows 7 and 8 of its table):
 *
 * <pre>{@code
 * body    = *( chunk ) last *( trailer ) CRLF
 * chunk   = size [ ";chunk-signature=" hex ] CRLF bytes CRLF
 * last    = "0" [ ";chunk-signature=" hex ] CRLF
 * trailer = name ":" value CRLF
 * }</pre>
 *
 * <p>Takes the bytes in pieces of any length. The signatures of chunks are verified with authorization.
 */
final class AwsChunkedDecoder {

    /** A line has a size and a signature, or a trailer; a longer one is no such line. */
    private static final int LONGEST_LINE = 1024;

    private static final int MOST_TRAILERS = 16;
    private static final int SIZE_DIGITS = 15;

    private enum State {
        SIZE,
        DATA,
        AFTER_DATA,
        TRAILER,
        END
    }

    private final ByteConsumer target;
    private final @Nullable SignedChunks signed;
    private final Map<String, String> trailers = new TreeMap<>();
    private final StringBuilder line = new StringBuilder();
    private State state = State.SIZE;
    private long left;

    /**
     * A decoder.
     *
     * @param signed verifies the signatures of the chunks; null to ignore them
     */
    AwsChunkedDecoder(ByteConsumer target, @Nullable SignedChunks signed) {
        this.target = target;
        this.signed = signed;
    }

    void accept(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (state == State.DATA) {
                int count = (int) Math.min(left, bytes.length - at);
                if (signed != null) {
                    signed.update(bytes, at, count);
                }
                target.accept(bytes, at, count);
                at += count;
                left -= count;
                if (left == 0) {
                    endChunk();
                    state = State.AFTER_DATA;
                }
            } else {
                take((char) (bytes[at++] & 0xff));
            }
        }
    }

    private void take(char c) {
        if (state == State.END) {
            throw malformed("there are bytes after its end");
        }
        if (c != '\n') {
            line.append(c);
            if (line.length() > LONGEST_LINE) {
                throw malformed("a line between two chunks has more than " + LONGEST_LINE + " bytes");
            }
            return;
        }
        if (line.length() == 0 || line.charAt(line.length() - 1) != '\r') {
            throw malformed("a line between two chunks does not end with CRLF");
        }
        String text = line.substring(0, line.length() - 1);
        line.setLength(0);
        switch (state) {
            case SIZE -> size(text);
            case AFTER_DATA -> {
                if (!text.isEmpty()) {
                    throw malformed("a chunk is longer than its size");
                }
                state = State.SIZE;
            }
            case TRAILER -> trailer(text);
            case DATA, END -> throw new IllegalStateException("no line ends here");
        }
    }

    private void size(String text) {
        String digits = text.split(";", 2)[0].strip();
        if (!digits.matches("[0-9a-fA-F]{1," + SIZE_DIGITS + "}")) {
            throw malformed("the size of a chunk is not a hexadecimal number");
        }
        left = Long.parseLong(digits, 16);
        if (signed != null) {
            signed.begin(text);
            if (left == 0) {
                endChunk();
            }
        }
        state = left == 0 ? State.TRAILER : State.DATA;
    }

    private void endChunk() {
        if (signed != null) {
            signed.end();
        }
    }

    private void trailer(String text) {
        if (text.isEmpty()) {
            state = State.END;
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 1 || trailers.size() == MOST_TRAILERS) {
            throw malformed("a trailer has no name, or there are more than " + MOST_TRAILERS);
        }
        String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = text.substring(colon + 1).strip();
        if (signed == null || !signed.takesTrailer(name, value)) {
            trailers.put(name, value);
        }
    }

    /**
     * {@return the trailers, by their names in lower case} The body is complete; some clients leave out the last empty line.
     *
     * @throws S3Error {@code IncompleteBody} if it ends before its last chunk
     */
    Map<String, String> end() {
        if (state != State.END && !(state == State.TRAILER && line.length() == 0)) {
            throw new S3Error(
                    S3ErrorCode.INCOMPLETE_BODY,
                    "The request body terminated unexpectedly: the last chunk of aws-chunked is missing");
        }
        if (signed != null) {
            signed.complete();
        }
        return trailers;
    }

    static S3Error malformed(String reason) {
        return new S3Error(
                S3ErrorCode.INVALID_REQUEST, "The body is not encoded as aws-chunked has it (" + reason + ")");
    }
}
