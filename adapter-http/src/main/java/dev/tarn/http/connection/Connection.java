package dev.tarn.http.connection;

import dev.tarn.domain.fault.FaultEffect.Disconnect;
import dev.tarn.http.error.ErrorCode;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One connection: at most one exchange at a time, and a timeout for each phase in which a client can be slow. */
final class Connection {

    private static final int MIB = 1024 * 1024;

    /** Pipelined requests after which other connections of the event loop are served. */
    private static final int REQUESTS_AT_A_TIME = 32;

    private final HttpConnection http;
    private final boolean surplus;
    private final BooleanSupplier serverEnds;
    private final AdmissionControl load;
    private final DateHeader date;
    private final ExchangeObserver observer;
    private @Nullable Exchange exchange;
    private boolean ending;
    private long idleSince = System.nanoTime();
    private int requests;
    private long drained;
    private boolean watched;
    private Runnable abort;

    /**
     * A connection that has just been opened.
     *
     * @param surplus whether there are too many, so that all it gets is 503
     * @param serverEnds whether the server is closing, so that an answer is the last one
     * @param load of the whole server
     * @param date of the answers of this event loop
     * @param observer of all exchanges
     */
    Connection(
            HttpConnection http,
            boolean surplus,
            BooleanSupplier serverEnds,
            AdmissionControl load,
            DateHeader date,
            ExchangeObserver observer) {
        this.http = http;
        this.abort = http::close;
        this.surplus = surplus;
        this.serverEnds = serverEnds;
        this.load = load;
        this.date = date;
        this.observer = observer;
    }

    /** {@return the value of the header Date for an answer that is sent now} */
    CharSequence date() {
        return date.value();
    }

    boolean isSurplus() {
        return surplus;
    }

    /** {@return whether the answer that is next, or was just given, is the last} */
    boolean isEnding() {
        return ending || serverEnds.getAsBoolean();
    }

    /** Ignores all further input. */
    void ending() {
        ending = true;
    }

    /** {@return whether further requests are ignored} */
    boolean isOver() {
        return ending;
    }

    Exchange begin(HttpServerRequest request, ErrorFormat errorFormat) {
        Exchange begun = new Exchange(request, this, errorFormat, load, observer);
        exchange = begun;
        return begun;
    }

    /**
     * {@return whether the request that is complete now is handled a millisecond later} One read of the socket can bring
     * thousands of pipelined requests, which together would hold the event loop.
     */
    boolean yields() {
        requests++;
        return watched && requests % REQUESTS_AT_A_TIME == 0;
    }

    /** A read of the socket is over: what comes with the next one was not pipelined behind this. */
    void readComplete() {
        requests = 0;
    }

    /**
     * Ends of reads are told from now on.
     *
     * @param abort closes the channel at once
     */
    void watched(Runnable abort) {
        watched = true;
        this.abort = abort;
    }

    @Nullable
    Exchange exchange() {
        return exchange;
    }

    /** The answer was sent. If a pipelined request has begun meanwhile, does nothing. */
    void finished(Exchange done) {
        if (exchange == done) {
            exchange = null;
            idleSince = System.nanoTime();
        }
    }

    /** Breaks it, for an injected fault. */
    void disconnect(Disconnect.Kind kind) {
        ending = true;
        Breakage.apply(http, kind);
    }

    /** Bytes of a refused body have arrived, after which the connection is closed; at once if they are too many. */
    void drained(int bytes, HttpLimits limits) {
        drained += bytes;
        if (drained > limits.drained()) {
            close();
        }
    }

    void close() {
        ending = true;
        http.close();
    }

    /** The peer, or this side, has closed it. */
    void closed() {
        ending = true;
        Exchange current = exchange;
        if (current != null) {
            current.gone();
        }
    }

    /** Enforces the timeouts. */
    void check(long now, HttpLimits limits) {
        Exchange current = exchange;
        if (current == null) {
            if (now - idleSince > limits.head().toNanos()) {
                close();
            }
            return;
        }
        long age = now - current.since();
        switch (current.phase()) {
            case READING -> {
                if (age > limits.read().toNanos()) {
                    current.refuse(
                            ErrorCode.REQUEST_TIMEOUT,
                            "The body did not arrive within " + limits.read().toMillis() + " ms");
                }
            }
            case ANSWERING -> {}
            case SENDING ->
                closeAfter(limits.write().plusSeconds(current.sending() / MIB).toNanos(), age);
            case DRAINING -> closeAfter(limits.linger().toNanos(), age);
        }
    }

    private void closeAfter(long limit, long age) {
        if (age > limit) {
            // Vert.x closes after the writes before it, which a client that does not read keeps from being done.
            ending = true;
            abort.run();
        }
    }
}
