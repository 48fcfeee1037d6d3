package dev.tarn.http.connection;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads nothing of a body for a time, for an injected fault; then another reader reads it. No timeout applies meanwhile.
 * Confined to the event loop of its connection.
 */
public final class DelayedBody extends BodyReader {

    private final Vertx vertx;
    private final Duration delay;
    private final BodyReader reader;

    /**
     * A delayed body.
     *
     * @param delay more than 0
     */
    public DelayedBody(Vertx vertx, Duration delay, BodyReader reader) {
        this.vertx = vertx;
        this.delay = delay;
        this.reader = reader;
    }

    @Override
    void read(Exchange exchange, Connection connection, HttpLimits limits) {
        exchange.request().pause();
        exchange.beginDelay();
        long timer = vertx.setTimer(
                Math.max(1, delay.toMillis()), late -> exchange.attempt(() -> resume(exchange, connection, limits)));
        exchange.whenGone(() -> vertx.cancelTimer(timer));
    }

    private void resume(Exchange exchange, Connection connection, HttpLimits limits) {
        HttpServerRequest request = exchange.request();
        exchange.endDelay();
        reader.read(exchange, connection, limits);
        if (!(reader instanceof StreamedBody)) {
            request.resume(); // A streamed body resumes the request itself, once its sink is open.
        }
    }
}
