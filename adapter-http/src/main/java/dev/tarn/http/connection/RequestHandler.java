package dev.tarn.http.connection;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Answers the requests of an event loop. */
public interface RequestHandler {

    /** Answers a request whose body is complete, now or later. */
    void handle(Exchange exchange, Buffer body);

    /**
     * {@return how the body is read; null if it is collected for {@link #handle}} Called when the head is complete. An
     * exception is the answer, and the body is not wanted then.
     */
    default @Nullable BodyReader reader(Exchange exchange) {
        return null;
    }
}
