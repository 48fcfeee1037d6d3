package dev.tarn.app.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An answer while it comes in: its head and its first bytes are kept, the rest of a long body is only counted. */
final class Reply {

    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
    private static final int STATUS = "HTTP/1.1 ".length();

    private final byte[] kept = new byte[64 * 1024];
    private int length;
    private int headEnd;
    private int lastFour;
    private long missing;

    /** Begins anew, for the next answer. */
    void reset() {
        length = 0;
        headEnd = 0;
        lastFour = 0;
        missing = 0;
    }

    /** Takes bytes of this answer, all that are there; {@return whether it is complete} */
    boolean take(ByteBuffer bytes) {
        while (headEnd == 0) {
            if (!bytes.hasRemaining()) {
                return false;
            }
            takeOfHead(bytes.get());
        }
        int now = (int) Math.min(missing, bytes.remaining());
        int keep = Math.min(now, kept.length - length);
        bytes.get(kept, length, keep);
        length += keep;
        bytes.position(bytes.position() + now - keep);
        missing -= now;
        if (missing == 0 && bytes.hasRemaining()) {
            throw new IllegalStateException("More was answered than was asked: " + text());
        }
        return missing == 0;
    }

    int status() {
        return (kept[STATUS] - '0') * 100 + (kept[STATUS + 1] - '0') * 10 + kept[STATUS + 2] - '0';
    }

    /** {@return what has come in, as far as it was kept} */
    String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }

    /** {@return the body, as far as it was kept} */
    String body() {
        return new String(kept, headEnd, length - headEnd, StandardCharsets.UTF_8);
    }

    private void takeOfHead(byte b) {
        if (length == kept.length) {
            throw new IllegalStateException("No head of an answer is as long as this: " + text());
        }
        kept[length++] = b;
        lastFour = lastFour << 8 | (b & 0xFF);
        if (lastFour == END_OF_HEAD) {
            headEnd = length;
            missing = contentLength();
        }
    }

    private long contentLength() {
        for (int at = 0; at + LENGTH.length < headEnd; at++) {
            if (kept[at] == '\n' && isLengthAt(at)) {
                int from = at + LENGTH.length;
                int to = from;
                while (kept[to] != '\r') {
                    to++;
                }
                return Long.parseLong(
                        new String(Arrays.copyOfRange(kept, from, to), StandardCharsets.US_ASCII).strip());
            }
        }
        throw new IllegalStateException("An answer does not say how long it is: " + text());
    }

    private boolean isLengthAt(int at) {
        for (int i = 1; i < LENGTH.length; i++) {
            byte b = kept[at + i];
            if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
