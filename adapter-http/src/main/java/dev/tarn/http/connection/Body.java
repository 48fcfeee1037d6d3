package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request up to its limit. */
final class Body implements Handler<Buffer> {

    private static final String CONTINUE = "100-continue";

    private final Exchange exchange;
    private final Connection connection;
    private final HttpLimits limits;
    private final int most;
    private Buffer bytes = Buffer.buffer(0);
    private boolean owned;

    private Body(Exchange exchange, Connection connection, HttpLimits limits) {
        this.exchange = exchange;
        this.connection = connection;
        this.limits = limits;
        this.most = exchange.bodyLimit(limits);
    }

    /** Reads the body and passes it on; an unacceptable body is refused here. */
    static void read(Exchange exchange, Connection connection, HttpLimits limits, BiConsumer<Exchange, Buffer> then) {
        Body body = new Body(exchange, connection, limits);
        HttpServerRequest request = exchange.request();
        request.handler(body);
        request.endHandler(end -> {
            exchange.completed();
            if (!exchange.isAnswered()) {
                Buffer whole = body.bytes;
                // Release the reference, so that the body is not retained here while the answer is computed.
                body.bytes = Buffer.buffer(0);
                Runnable handle = () -> exchange.attempt(() -> then.accept(exchange, whole));
                if (connection.yields()) {
                    // Not runOnContext: the loop runs all tasks that follow one another before it serves sockets.
                    Vertx.currentContext().owner().setTimer(1, later -> handle.run());
                } else {
                    handle.run();
                }
            }
        });
        if (!exchange.isAnswered()) {
            body.expect(request);
        }
    }

    private void expect(HttpServerRequest request) {
        if (isTooLong(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse();
            return;
        }
        meetExpectation(exchange);
    }

    /** Tells a client that waits for it to send the body. */
    static void meetExpectation(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        @Nullable String expected = request.getHeader(HttpHeaders.EXPECT);
        if (expected == null || request.version() == HttpVersion.HTTP_1_0) {
            return;
        }
        if (expected.equalsIgnoreCase(CONTINUE)) {
            request.response().writeContinue();
        } else {
            exchange.refuseBody(ErrorCode.EXPECTATION_FAILED, "The only expectation that is met is " + CONTINUE);
        }
    }

    /** The HTTP decoder has already validated that the header is a number. */
    private boolean isTooLong(@Nullable String contentLength) {
        return contentLength != null && (contentLength.length() > 18 || Long.parseLong(contentLength.strip()) > most);
    }

    @Override
    public void handle(Buffer chunk) {
        if (exchange.isAnswered()) {
            connection.drained(chunk.length(), limits);
        } else if ((long) bytes.length() + chunk.length() > most) {
            refuse();
        } else if (!exchange.hold(chunk.length(), limits)) {
            bytes = Buffer.buffer(0);
        } else if (bytes.length() == 0) {
            bytes = chunk;
        } else {
            append(chunk);
        }
    }

    private void append(Buffer chunk) {
        if (!owned) {
            owned = true;
            bytes = Buffer.buffer(2 * (bytes.length() + chunk.length())).appendBuffer(bytes);
        }
        bytes.appendBuffer(chunk);
    }

    private void refuse() {
        bytes = Buffer.buffer(0);
        exchange.refuseBody(
                ErrorCode.BODY_TOO_LARGE, "A body may have at most " + most + " bytes here, and this one has more");
    }
}
