package dev.tarn.http.connection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer of unknown length, written over time. Confined to the event loop of its connection. A client that reads too
 * slowly is disconnected, so that the memory for unsent bytes stays bounded.
 */
public final class StreamedAnswer {

    private final HttpServerResponse response;
    private final Connection connection;
    private boolean over;

    StreamedAnswer(HttpServerResponse response, Connection connection) {
        this.response = response;
        this.connection = connection;
    }

    /** Writes bytes now; ignored after the end. */
    public void write(byte[] bytes) {
        if (over || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            over = true;
            connection.close();
            return;
        }
        response.write(Buffer.buffer(bytes));
    }

    /** Ends the answer and closes the connection. Idempotent. */
    public void end() {
        if (!over) {
            over = true;
            response.end().onComplete(done -> connection.close());
        }
    }
}
