package dev.tarn.http.connection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;

/**
 * Sends a body of any length with backpressure: the next slice is read, on a worker thread, when the socket has taken the
 * one before it. Confined to the event loop of its connection.
 */
final class BodySourceAnswer {

    /** Bytes of a slice; two of them are in memory at most. */
    static final int SLICE = 128 * 1024;

    private final HttpServerResponse response;
    private final BodySource source;
    private final Workers workers;
    private final Runnable progress;
    private final Consumer<Boolean> end;
    private long left;
    private boolean reading;
    private boolean over;

    /**
     * An answer whose head is set.
     *
     * @param progress runs after each slice
     * @param end runs once, with whether the answer was sent completely; otherwise the connection has to be closed
     */
    BodySourceAnswer(
            HttpServerResponse response,
            long length,
            BodySource source,
            Workers workers,
            Runnable progress,
            Consumer<Boolean> end) {
        this.response = response;
        this.source = source;
        this.workers = workers;
        this.progress = progress;
        this.end = end;
        this.left = length;
    }

    void write() {
        if (over || reading) {
            return;
        }
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> write());
            return;
        }
        reading = true;
        int most = (int) Math.min(SLICE, left);
        workers.callBlocking(() -> source.read(most), this::send, failure -> {
            reading = false;
            if (over) {
                close();
            } else {
                end();
                end.accept(false);
            }
        });
    }

    private void send(byte[] slice) {
        reading = false;
        if (over) {
            close();
            return;
        }
        left -= slice.length;
        progress.run();
        if (left > 0) {
            response.write(Buffer.buffer(slice));
            write();
        } else {
            response.end(Buffer.buffer(slice)).onComplete(done -> end.accept(done.succeeded()));
            end();
        }
    }

    /** Nothing more is read or written. */
    void end() {
        if (!over) {
            over = true;
            if (!reading) {
                close();
            }
        }
    }

    private void close() {
        close(source, workers);
    }

    static void close(BodySource source, Workers workers) {
        workers.release(source::close);
    }
}
