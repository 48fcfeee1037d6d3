package dev.tarn.http.connection;

import dev.tarn.http.json.AnswerBytes;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * Writes a large answer slice by slice, with backpressure: a slice is copied out of the heap when the socket takes the one
 * before it. A client that does not read costs two slices of direct memory, and an event loop works on a long answer for
 * less than a millisecond at a time.
 */
final class SlicedAnswer {

    private static final int SLICE = 64 * 1024;

    /** Slices after which other connections of the event loop are served. */
    private static final int SLICES_AT_A_TIME = 8;

    private final HttpServerResponse response;
    private final AnswerBytes.Slices slices;
    private final Runnable sent;
    private boolean over;

    /**
     * An answer whose head is set.
     *
     * @param sent runs once the last slice was taken, or cannot be written
     */
    SlicedAnswer(HttpServerResponse response, AnswerBytes body, Runnable sent) {
        this.response = response;
        this.slices = body.slices();
        this.sent = sent;
    }

    void write() {
        for (int i = 0; i < SLICES_AT_A_TIME; i++) {
            if (over || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> write());
                return;
            }
            Buffer slice = Buffer.buffer(slices.next(SLICE));
            if (!slices.hasNext()) {
                response.end(slice).onComplete(done -> sent.run());
                return;
            }
            response.write(slice);
        }
        Vertx.currentContext().runOnContext(turn -> write());
    }

    /** The connection is closed: nothing more is written. */
    void end() {
        over = true;
    }
}
