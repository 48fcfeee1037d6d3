package dev.tarn.http.connection;

import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that every request of an event loop passes before its content is read. Its handler receives an exchange whose
 * body is complete and within its limit, and need not handle the connection.
 */
public final class ConnectionGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

    /**
     * Lingering close: a client that is refused in the middle of its headers is still writing. Closing at once would
     * reset the connection and make the client's system discard the answer, so the rest is read for a moment.
     */
    private static final long HEADER_LINGER_MILLIS = 100;

    /** Accept backlog of the operating system; connections over the limit must be accepted to receive their 503. */
    private static final int BACKLOG = 1024;

    private static final long MOST_MILLIS_BETWEEN_CHECKS = 1000;

    private final Vertx vertx;
    private final HttpLimits limits;
    private final Connections connections;
    private final Function<HttpServerRequest, ErrorFormat> errorFormats;
    private final HeadCheck heads;
    private final RequestHandler then;

    /**
     * A connection guard for one event loop, on which it must be made.
     *
     * @param load of all loops of this server
     * @param serverEnds whether the server is closing
     * @param errorFormats the format of errors of a request, by its head
     * @param observer of all exchanges
     * @param heads what is refused before the body is read
     * @param then who answers
     */
    public ConnectionGuard(
            Vertx vertx,
            HttpLimits limits,
            AdmissionControl load,
            BooleanSupplier serverEnds,
            Function<HttpServerRequest, ErrorFormat> errorFormats,
            ExchangeObserver observer,
            HeadCheck heads,
            RequestHandler then) {
        this.vertx = vertx;
        this.limits = limits;
        this.connections = new Connections(load, limits, serverEnds, observer);
        this.errorFormats = errorFormats;
        this.heads = heads;
        this.then = then;
    }

    /**
     * {@return Vert.x's settings for these limits} HTTP/2, compression and WebSockets are off: each has limits of its own,
     * and none is part of this wire.
     */
    public static HttpServerOptions options(HttpLimits limits) {
        return new HttpServerOptions()
                .setMaxInitialLineLength(limits.requestLine())
                .setMaxHeaderSize(limits.headers())
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false)
                .setDecompressionSupported(false)
                .setCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setTcpNoDelay(true)
                .setAcceptBacklog(BACKLOG);
    }

    /** Makes this the connection guard of a server that does not listen yet. */
    public void guard(HttpServer server) {
        server.connectionHandler(connections::opened)
                .exceptionHandler(e -> LOG.debug("A connection broke before its first request", e))
                .invalidRequestHandler(this::refuseInvalid)
                .requestHandler(this::take);
        vertx.setPeriodic(millisBetweenChecks(), timer -> connections.check());
    }

    private void take(HttpServerRequest request) {
        begin(request, exchange -> {
            Connection connection = exchange.connection();
            if (connection.isSurplus()) {
                exchange.refuseBody(
                        ErrorCode.SERVICE_UNAVAILABLE,
                        "There are " + limits.connections() + " connections already; try again when some are closed");
            } else {
                Refusal refusal = heads.fault(request, exchange.errorFormat());
                if (refusal != null) {
                    exchange.refuseBody(refusal.code(), String.valueOf(refusal.getMessage()));
                }
            }
            BodyReader reader = reader(exchange);
            if (reader == null) {
                Body.read(exchange, connection, limits, then::handle);
            } else {
                reader.read(exchange, connection, limits);
            }
        });
    }

    private @Nullable BodyReader reader(Exchange exchange) {
        if (exchange.isAnswered()) {
            return null;
        }
        try {
            return then.reader(exchange);
        } catch (RuntimeException refused) {
            exchange.failBody(refused);
            return null;
        }
    }

    private void refuseInvalid(HttpServerRequest request) {
        begin(request, exchange -> {
            Throwable cause = request.decoderResult().cause();
            LOG.debug("Request {} is no HTTP that is served here", exchange.id(), cause);
            if (cause instanceof TooLongHttpLineException) {
                linger(() -> exchange.refuse(
                        ErrorCode.REQUEST_LINE_TOO_LONG,
                        "A request line may have at most " + limits.requestLine() + " bytes"));
            } else if (cause instanceof TooLongHttpHeaderException) {
                linger(() -> exchange.refuse(
                        ErrorCode.HEADERS_TOO_LARGE,
                        "The headers of a request may have at most " + limits.headers() + " bytes together"));
            } else if (cause instanceof UnsupportedVersion version && version.isHttp()) {
                exchange.refuse(
                        ErrorCode.HTTP_VERSION_NOT_SUPPORTED,
                        version.getMessage() + " is not spoken here; use HTTP/1.1");
            } else {
                exchange.refuse(
                        ErrorCode.MALFORMED_HTTP,
                        "This is not a request of HTTP/1.1 or HTTP/1.0. If it is TLS: this port is for http URLs; start"
                                + " Tarn with --tls self-signed or --tls-cert, and use the port of --tls-port");
            }
        });
    }

    private void begin(HttpServerRequest request, Handler<Exchange> next) {
        Connection connection = connections.of(request);
        if (connection != null && !connection.isOver()) {
            Exchange exchange = connection.begin(request, errorFormats.apply(request));
            request.exceptionHandler(e -> brokeOff(exchange, e));
            exchange.attempt(() -> next.handle(exchange));
        }
    }

    /** Vert.x closes the connection after this; what is written here goes before. */
    private static void brokeOff(Exchange exchange, Throwable cause) {
        LOG.debug("Request {} broke off", exchange.id(), cause);
        if (!(cause instanceof HttpClosedException)) {
            exchange.refuse(ErrorCode.MALFORMED_HTTP, "The body is not divided as HTTP allows");
        }
    }

    private void linger(Runnable refusal) {
        vertx.setTimer(HEADER_LINGER_MILLIS, timer -> refusal.run());
    }

    private long millisBetweenChecks() {
        Duration shortest = limits.head();
        for (Duration time : new Duration[] {limits.read(), limits.write(), limits.linger()}) {
            shortest = shortest.compareTo(time) <= 0 ? shortest : time;
        }
        return Math.max(1, Math.min(MOST_MILLIS_BETWEEN_CHECKS, shortest.toMillis() / 4));
    }
}
