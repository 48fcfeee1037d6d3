package dev.tarn.inmemory.work;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into chunks of whole lines. It holds one buffer, which grows only for a line that does not fit, and never
 * beyond the longest line that is allowed: of a longer one it keeps nothing, and goes on behind it.
 */
final class ChunkReader {

    /** A carriage return and a line feed. */
    private static final int LINE_END = 2;

    private final InputStream in;
    private final ChunkBuffers buffers;
    private final int longestLine;
    private byte[] buffer;
    private int filled;
    private boolean started;
    private boolean ended;
    private boolean skipping;

    ChunkReader(InputStream in, ChunkBuffers buffers, int longestLine) {
        this.in = in;
        this.buffers = buffers;
        this.longestLine = longestLine;
        this.buffer = buffers.take(0);
    }

    /** {@return the next chunk; empty at the end} */
    Optional<Chunk> next() throws IOException {
        int searched = 0;
        while (true) {
            fill();
            if (skipping) {
                skip();
                if (skipping && ended) {
                    return Optional.empty();
                }
                continue;
            }
            int lines = afterLastLineFeed(searched);
            if (lines > 0) {
                return Optional.of(cut(lines));
            }
            if (ended) {
                return filled == 0 ? Optional.empty() : Optional.of(cut(filled));
            }
            if (filled >= longestLine + LINE_END) {
                return Optional.of(giveUp());
            }
            searched = filled;
            if (filled == buffer.length) {
                grow();
            }
        }
    }

    /** {@return the buffer that is held after the end} */
    byte[] lastBuffer() {
        return buffer;
    }

    private void grow() {
        int wanted = (int) Math.min((long) buffer.length * 2, (long) longestLine + LINE_END);
        byte[] small = buffer;
        buffer = Arrays.copyOf(small, wanted);
        buffers.give(small);
    }

    private void fill() throws IOException {
        // A step at a time, so that a buffer that has grown for one line does not go on to hold a hundred more.
        int until = (int) Math.min(buffer.length, (long) filled + buffers.size());
        while (filled < until && !ended) {
            int read = in.read(buffer, filled, until - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
        if (!started) {
            started = true;
            stripByteOrderMark();
        }
    }

    private void stripByteOrderMark() {
        boolean marked =
                filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF;
        if (marked) {
            System.arraycopy(buffer, 3, buffer, 0, filled - 3);
            filled -= 3;
        }
    }

    private int afterLastLineFeed(int searched) {
        for (int i = filled; i > searched; i--) {
            if (buffer[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private Chunk giveUp() {
        skipping = true;
        filled = 0;
        byte[] unused = buffer;
        buffer = buffers.take(0);
        return Chunk.lineTooLong(unused);
    }

    /** Drops what belongs to a line that is too long. */
    private void skip() {
        int end = 0;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        if (end < filled) {
            skipping = false;
            System.arraycopy(buffer, end + 1, buffer, 0, filled - end - 1);
            filled -= end + 1;
        } else {
            filled = 0;
        }
    }

    private Chunk cut(int end) {
        int rest = filled - end;
        byte[] next = buffers.take(rest);
        System.arraycopy(buffer, end, next, 0, rest);
        Chunk chunk = Chunk.of(buffer, 0, end);
        buffer = next;
        filled = rest;
        return chunk;
    }
}
