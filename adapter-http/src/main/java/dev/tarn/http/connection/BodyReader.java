package dev.tarn.http.connection;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** How the body of one request is read: whole, or as a stream. */
public abstract class BodyReader {

    BodyReader() {}

    /**
     * {@return a reader that collects the body}
     *
     * @param then answers the request, now or later
     */
    public static BodyReader whole(Consumer<Buffer> then) {
        return new BodyReader() {
            @Override
            void read(Exchange exchange, Connection connection, HttpLimits limits) {
                Body.read(exchange, connection, limits, (same, body) -> then.accept(body));
            }
        };
    }

    /** Reads the body, which leads to an answer; an unacceptable body is refused. */
    abstract void read(Exchange exchange, Connection connection, HttpLimits limits);
}
