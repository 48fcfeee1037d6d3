package dev.tarn.http.route;

import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.connection.Dialect;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.fhir.FhirFacade;
import dev.tarn.http.fhir.outcome.FhirDialect;
import dev.tarn.http.shape.Reach;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where every request is sent on: {@code POST /} to AWS's facade, whichever of the served hosts it names
 * ({@code control-plane.md} 2.3, {@code decisions.md} D88), and all below {@code /datastore/} to FHIR's, both without the router, which two paths
 * do not need; everything else by the router.
 */
public final class Reception {

    private final AwsFacade facade;
    private final FhirFacade fhir;
    private final Housekeeping housekeeping;
    private final Vertx vertx;
    private final Supplier<Reach> bound;

    /** Made when they are first asked for: in tests few servers are, and making them takes half a millisecond. */
    private @Nullable Routes routes;

    /** The last host and what it reached: nearly all requests of a client name the same. */
    private @Nullable String lastHost;

    private @Nullable Reach lastReach;

    /**
     * A reception for one event loop.
     *
     * @param bound the address that the server listens at, for callers who do not say how they reached it
     */
    public Reception(Vertx vertx, AwsFacade facade, FhirFacade fhir, Housekeeping housekeeping, Supplier<Reach> bound) {
        this.facade = facade;
        this.fhir = fhir;
        this.bound = bound;
        this.housekeeping = housekeeping;
        this.vertx = vertx;
    }

    /** {@return what this request speaks, by its path and by the service that it is signed for} */
    public static Dialect dialect(HttpServerRequest request) {
        if (isFhir(request)) {
            return FhirDialect.FHIR;
        }
        @Nullable Dialect other = OtherService.of(request);
        return other == null ? Dialect.AWS : other;
    }

    /** Answers a request, now or later. */
    public void handle(Exchange exchange, Buffer body) {
        HttpServerRequest request = exchange.request();
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.POST) && "/".equals(request.path())) {
            facade.handle(exchange, body, reach(request));
        } else if (isFhir(request)) {
            fhir.handle(exchange, body, reach(request));
        } else {
            routes().handle(exchange);
        }
    }

    private Routes routes() {
        Routes made = routes;
        if (made == null) {
            made = new Routes(vertx);
            housekeeping.addTo(made);
            routes = made;
        }
        return made;
    }

    private static boolean isFhir(HttpServerRequest request) {
        @Nullable String path = request.path();
        return path != null && path.startsWith(FhirFacade.ROOT);
    }

    private Reach reach(HttpServerRequest request) {
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        Reach known = lastReach;
        if (known == null || host == null || !host.equals(lastHost)) {
            known = HostHeader.reach(host, bound.get());
            lastReach = known;
            lastHost = host;
        }
        return known;
    }
}
