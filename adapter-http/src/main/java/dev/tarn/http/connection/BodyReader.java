package dev.tarn.http.connection;

import dev.tarn.domain.fault.FaultEffect.Disconnect;
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

    /** {@return a reader that breaks the connection, for an injected fault} */
    public static BodyReader disconnecting(Disconnect.Kind kind) {
        return new BodyReader() {
            @Override
            void read(Exchange exchange, Connection connection, HttpLimits limits) {
                exchange.disconnect(kind);
                Body.read(exchange, connection, limits, (same, body) -> {});
            }
        };
    }

    /** Reads the body, which leads to an answer; an unacceptable body is refused. */
    abstract void read(Exchange exchange, Connection connection, HttpLimits limits);
}
