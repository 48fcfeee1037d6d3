package dev.tarn.http.connection;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of one event loop. The number of all connections of the server is shared among its loops. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** This many connections beyond the limit receive 503; further ones are closed without an answer. */
    private static final int SURPLUS = 64;

    private final Map<HttpConnection, Connection> open = new HashMap<>();
    private final AdmissionControl load;
    private final HttpLimits limits;
    private final BooleanSupplier serverEnds;
    private final ExchangeObserver observer;
    private final DateHeader date = new DateHeader(System::currentTimeMillis);

    Connections(AdmissionControl load, HttpLimits limits, BooleanSupplier serverEnds, ExchangeObserver observer) {
        this.load = load;
        this.limits = limits;
        this.serverEnds = serverEnds;
        this.observer = observer;
    }

    void opened(HttpConnection http) {
        int count = load.opened();
        http.exceptionHandler(e -> LOG.debug("A connection broke", e));
        Connection connection = new Connection(http, count > limits.connections(), serverEnds, load, date, observer);
        open.put(http, connection);
        ChannelWatch.addTo(http, connection);
        http.closeHandler(closed -> {
            load.closed();
            open.remove(http);
            connection.closed();
        });
        if (count > limits.connections() + SURPLUS) {
            connection.close();
        }
    }

    /** {@return the connection; null for one that has just been closed} */
    @Nullable
    Connection of(HttpServerRequest request) {
        return open.get(request.connection());
    }

    /** Enforces the timeouts; must be called periodically. */
    void check() {
        long now = System.nanoTime();
        List.copyOf(open.values()).forEach(connection -> connection.check(now, limits));
    }
}
