package dev.tarn.http.connection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Reads a body of any length with backpressure: hands it to a sink in batches on a worker thread, and stops reading the
 * socket while a batch waits. So a body costs at most {@link #RESERVED} bytes of memory, and no thread while its client is
 * slow. Confined to the event loop of its connection.
 */
public final class StreamedBody extends BodyReader {

    /** Bytes of a batch. */
    static final int BATCH = 256 * 1024;

    /** The batch that is written, the next one, and the last read of the socket. */
    static final int RESERVED = 3 * BATCH;

    private final Workers workers;
    private final BodySink sink;
    private Buffer collected = Buffer.buffer();
    private boolean busy;
    private boolean paused;
    private boolean ended;
    private boolean over;

    /** A body that is written to this sink. */
    public StreamedBody(Workers workers, BodySink sink) {
        this.workers = workers;
        this.sink = sink;
    }

    @Override
    void read(Exchange exchange, Connection connection, HttpLimits limits) {
        HttpServerRequest request = exchange.request();
        request.handler(chunk -> take(exchange, connection, limits, chunk));
        request.endHandler(end -> {
            exchange.completed();
            if (!over) {
                ended = true;
                flushIfDue(exchange);
            }
        });
        pause(request);
        exchange.whenBodyStops(() -> stop(request));
        if (!exchange.hold(RESERVED, limits)) {
            return;
        }
        run(
                exchange,
                () -> {
                    sink.open();
                    return sink;
                },
                opened -> {
                    Body.meetExpectation(exchange);
                    resume(exchange);
                });
    }

    private void take(Exchange exchange, Connection connection, HttpLimits limits, Buffer chunk) {
        if (over) {
            connection.drained(chunk.length(), limits);
            return;
        }
        exchange.received(chunk.length());
        collected.appendBuffer(chunk);
        flushIfDue(exchange);
        if (collected.length() >= BATCH) {
            pause(exchange.request());
        }
    }

    private void flushIfDue(Exchange exchange) {
        if (busy || over || (collected.length() < BATCH && !ended)) {
            return;
        }
        byte[] bytes = collected.getBytes();
        collected = Buffer.buffer();
        if (ended) {
            run(
                    exchange,
                    () -> {
                        sink.write(bytes);
                        return sink.end();
                    },
                    answer -> {
                        over = true;
                        exchange.answer(answer);
                    });
        } else {
            run(
                    exchange,
                    () -> {
                        sink.write(bytes);
                        return sink;
                    },
                    written -> resume(exchange));
        }
    }

    private <T> void run(Exchange exchange, Callable<T> step, Consumer<T> next) {
        busy = true;
        workers.callBlocking(
                step,
                done -> {
                    busy = false;
                    if (over) {
                        abort();
                    } else {
                        next.accept(done);
                        flushIfDue(exchange);
                    }
                },
                failure -> {
                    busy = false;
                    if (over) {
                        abort();
                    } else {
                        exchange.failBody(failure);
                        if (!over) {
                            stop(exchange.request()); // The body was complete, so that the exchange does not stop it.
                        }
                    }
                });
    }

    /** The answer is given, or the connection is closed, before the body is complete. */
    private void stop(HttpServerRequest request) {
        over = true;
        collected = Buffer.buffer();
        if (!busy) {
            abort();
        }
        if (paused) {
            paused = false;
            request.resume();
        }
    }

    private void abort() {
        busy = true;
        workers.release(sink::abort);
    }

    private void pause(HttpServerRequest request) {
        if (!paused) {
            paused = true;
            request.pause();
        }
    }

    private void resume(Exchange exchange) {
        if (paused && collected.length() < BATCH) {
            paused = false;
            exchange.progressed();
            exchange.request().resume();
        }
    }
}
