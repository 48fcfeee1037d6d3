package dev.tarn.inmemory.task.importing;

import dev.tarn.domain.failure.InsufficientStorage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream into chunks of whole lines. Has one buffer, which grows only for a line that does not fit, up to
 * the maximum line length or the available memory. A longer line is counted and skipped.
 */
final class ChunkReader {

    /** A carriage return and a line feed. */
    private static final int LINE_END = 2;

    private final InputStream in;
    private final ChunkBuffers buffers;
    private final int longestLine;
    private final Runnable finishEarlier;
    private byte[] buffer;
    private int filled;
    private boolean started;
    private boolean ended;
    private boolean skipping;
    private long skipped;

    /**
     * A reader.
     *
     * @param finishEarlier stores all chunks that were read before, and gives their buffers back; called where there is no
     *     memory for a long line beside them
     */
    ChunkReader(InputStream in, ChunkBuffers buffers, int longestLine, Runnable finishEarlier) {
        this.in = in;
        this.buffers = buffers;
        this.longestLine = longestLine;
        this.finishEarlier = finishEarlier;
        this.buffer = buffers.take(0);
    }

    /** {@return the next chunk; empty at the end} */
    Optional<Chunk> next() throws IOException {
        int searched = 0;
        while (true) {
            fill();
            if (skipping) {
                skip();
                if (skipping && !ended) {
                    continue;
                }
                skipping = false;
                return Optional.of(skippedLine());
            }
            int lines = afterLastLineFeed(searched);
            if (lines > 0) {
                return Optional.of(cut(lines));
            }
            if (ended) {
                return filled == 0 ? Optional.empty() : Optional.of(cut(filled));
            }
            searched = filled;
            if (filled >= longestLine + LINE_END || (filled == buffer.length && !grow())) {
                skipping = true;
                skipped = 0;
            }
        }
    }

    /** {@return the buffer that is held after the end} */
    byte[] lastBuffer() {
        return buffer;
    }

    /** {@return whether there was memory for a larger buffer} */
    private boolean grow() {
        long enough = Math.min((long) buffer.length * 2, (long) longestLine + LINE_END);
        if (buffers.affordable(buffer) < enough) {
            finishEarlier.run();
        }
        int wanted = (int) Math.min(enough, buffers.affordable(buffer));
        if (wanted <= buffer.length) {
            return false;
        }
        try {
            buffer = buffers.grown(buffer, wanted);
            return true;
        } catch (InsufficientStorage e) {
            return false;
        }
    }

    private void fill() throws IOException {
        // One step at a time, so that a buffer that was enlarged for one line is not filled with a hundred others.
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

    /** Drops what belongs to a line that is too long, and counts it. */
    private void skip() {
        int end = 0;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        skipped += end;
        if (end < filled) {
            skipping = false;
            System.arraycopy(buffer, end + 1, buffer, 0, filled - end - 1);
            filled -= end + 1;
        } else {
            filled = 0;
        }
    }

    private Chunk skippedLine() {
        boolean isForNoHeap = skipped > longestLine;
        LongLine line = isForNoHeap
                ? new LongLine(skipped, longestLine, 0)
                : new LongLine(skipped, buffers.affordable(buffer), buffers.heapFor(skipped, buffer));
        byte[] next = buffers.take(filled);
        System.arraycopy(buffer, 0, next, 0, filled);
        Chunk chunk = Chunk.lineTooLong(buffer, line);
        buffer = next;
        return chunk;
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
