package dev.tarn.http.route;

import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.shape.Reach;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;

/**
 * Where every request is sent on: {@code POST /} to AWS's facade, whatever the Host
 * ({@code control-plane.md} 2.3), without the router, which one path does not need; everything else by the router.
 */
public final class Reception {

    private final AwsFacade facade;
    private final Routes routes;
    private final Supplier<Reach> bound;

    /**
     * A reception for one event loop.
     *
     * @param bound the address that the server listens at, for callers who do not say how they reached it
     */
    public Reception(Vertx vertx, AwsFacade facade, Housekeeping housekeeping, Supplier<Reach> bound) {
        this.facade = facade;
        this.bound = bound;
        this.routes = new Routes(vertx);
        housekeeping.addTo(routes);
        FhirNotYet.addTo(routes);
    }

    /** Answers a request, now or later. */
    public void handle(Exchange exchange, Buffer body) {
        HttpServerRequest request = exchange.request();
        if (request.method().equals(HttpMethod.POST) && "/".equals(request.path())) {
            SameSite.require(request);
            facade.handle(exchange, body, HostHeader.reach(request.getHeader(HttpHeaders.HOST), bound.get()));
        } else {
            routes.handle(exchange);
        }
    }
}
