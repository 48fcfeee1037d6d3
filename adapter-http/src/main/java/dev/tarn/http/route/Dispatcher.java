package dev.tarn.http.route;

import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.connection.BodyReader;
import dev.tarn.http.connection.ErrorFormat;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.connection.RequestHandler;
import dev.tarn.http.fhir.FhirFacade;
import dev.tarn.http.fhir.outcome.FhirErrorFormat;
import dev.tarn.http.s3.S3Facade;
import dev.tarn.http.s3.error.S3ErrorFormat;
import dev.tarn.http.shape.PublicAddress;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where every request is sent on: {@code POST /} to AWS's facade, whichever of the served hosts it names
 * ({@code control-plane.md} 2.3, {@code decisions.md} D88), all below {@code /datastore/} to FHIR's, and what is signed for S3 to S3's, each without the router, which two paths
 * do not need; everything else by the router.
 */
public final class Dispatcher implements RequestHandler {

    private final AwsFacade facade;
    private final FhirFacade fhir;
    private final AdminEndpoints adminEndpoints;
    private final Vertx vertx;
    private final Supplier<PublicAddress> bound;
    private final @Nullable S3Facade s3;
    private final Supplier<ServedHosts> hosts;
    private final CorsOrigins cors;

    /** Made when they are first asked for: in tests few servers are, and making them takes half a millisecond. */
    private @Nullable Routes routes;

    /** The last host and what it reached: nearly all requests of a client name the same. */
    private @Nullable String lastHost;

    private @Nullable PublicAddress lastAddress;

    /**
     * A dispatcher for one event loop.
     *
     * @param bound the address that the server listens at, for callers who do not say how they reached it
     * @param s3 the objects of jobs; null where they are in S3, whose clients are then told that it is not here
     * @param hosts known once the server listens
     * @param cors the origins whose pages may use the API
     */
    public Dispatcher(
            Vertx vertx,
            AwsFacade facade,
            FhirFacade fhir,
            AdminEndpoints adminEndpoints,
            Supplier<PublicAddress> bound,
            @Nullable S3Facade s3,
            Supplier<ServedHosts> hosts,
            CorsOrigins cors) {
        this.facade = facade;
        this.fhir = fhir;
        this.bound = bound;
        this.adminEndpoints = adminEndpoints;
        this.vertx = vertx;
        this.s3 = s3;
        this.hosts = hosts;
        this.cors = cors;
    }

    /** {@return the format of errors of a request, by its path and by the service that it is signed for} */
    public ErrorFormat errorFormat(HttpServerRequest request) {
        if (s3 != null && SignedService.isS3(request)) {
            return S3ErrorFormat.S3;
        }
        if (isFhir(request)) {
            return FhirErrorFormat.FHIR;
        }
        @Nullable ErrorFormat other = OtherService.of(request);
        return other == null ? ErrorFormat.AWS : other;
    }

    @Override
    public @Nullable BodyReader reader(Exchange exchange) {
        return s3 != null && exchange.errorFormat() == S3ErrorFormat.S3 && !cors.isPreflight(exchange.request())
                ? s3.reader(exchange, virtualBucket(exchange))
                : null;
    }

    /** Answers a request that is not S3's, now or later. */
    @Override
    public void handle(Exchange exchange, Buffer body) {
        HttpServerRequest request = exchange.request();
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.POST) && "/".equals(request.path())) {
            facade.handle(exchange, body, publicAddress(request));
        } else if (cors.isPreflight(request)) {
            exchange.answer(CorsOrigins.preflight(request));
        } else if (isFhir(request)) {
            fhir.handle(exchange, body, publicAddress(request));
        } else {
            routes().handle(exchange, body);
        }
    }

    private String virtualBucket(Exchange exchange) {
        @Nullable String host = exchange.request().getHeader(HttpHeaders.HOST);
        @Nullable Authority authority = host == null ? null : Authority.parse(host);
        return authority == null ? "" : hosts.get().bucket(authority);
    }

    private Routes routes() {
        Routes made = routes;
        if (made == null) {
            made = adminEndpoints.routes(vertx);
            routes = made;
        }
        return made;
    }

    private static boolean isFhir(HttpServerRequest request) {
        @Nullable String path = request.path();
        return path != null && path.startsWith(FhirFacade.ROOT);
    }

    private PublicAddress publicAddress(HttpServerRequest request) {
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        PublicAddress known = lastAddress;
        if (known == null || host == null || !host.equals(lastHost)) {
            known = HostHeader.reach(host, bound.get());
            lastAddress = known;
            lastHost = host;
        }
        return known;
    }
}
