package dev.tarn.http.route;

import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.error.ErrorCode;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.signature.SignatureRefusal;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The paths that are not AWS's, by Vert.x's router. What is found at none of them is answered 404, and so is a path of them
 * that is spelt in another way, such as {@code /_tarn/r%65set} or {@code /_tarn/clock/../reset}.
 */
public final class Routes {

    private static final String EXCHANGE = Exchange.class.getName();

    private static final String HELP = "Nothing is here. This is Tarn, a local AWS HealthLake: give this address to an"
            + " AWS SDK or the AWS CLI as its endpoint URL, or ask GET /_tarn/health how it is";

    private final Vertx vertx;
    private final Router router;
    private final AdminAccess access;

    /** What is being routed. The router takes a request and nothing else; the first route hangs this on it. */
    private @Nullable Exchange routed;

    private Buffer body = Buffer.buffer(0);

    Routes(Vertx vertx, AdminAccess access) {
        this.vertx = vertx;
        this.access = access;
        this.router = Router.router(vertx);
        router.route().handler(context -> {
            context.put(EXCHANGE, routed);
            context.next();
        });
        router.errorHandler(400, context -> answer(context, ErrorCode.MALFORMED_HTTP, "The path cannot be decoded"));
        router.errorHandler(404, context -> answer(context, ErrorCode.NO_OPERATIONS_HERE, HELP));
        router.errorHandler(500, context -> exchange(context).fail(context.failure()));
    }

    /** Answers whatever has come to a path that is not AWS's. */
    void handle(Exchange exchange, Buffer content) {
        routed = exchange;
        body = content;
        router.handle(exchange.request());
        // Released: the routes live as long as the server.
        body = Buffer.buffer(0);
    }

    /** Leads one path to a handler, for some methods; for the others it is answered 405. */
    void at(String path, List<HttpMethod> methods, Consumer<Exchange> handler) {
        at(path, methods, (exchange, content) -> handler.accept(exchange));
    }

    /** Leads one path to a handler of the request and its body, for some methods; for the others it is answered 405. */
    public void at(String path, List<HttpMethod> methods, BiConsumer<Exchange, Buffer> handler) {
        // Of the route, not of the request, whose path can be spelt in many ways.
        String action = AdminAccess.action(path);
        open(path, methods, (exchange, content) -> {
            access.require(exchange, content, action);
            handler.accept(exchange, content);
        });
    }

    /** Leads one path to a handler, as {@link #at}; every caller may use it, also with authorization. */
    void open(String path, List<HttpMethod> methods, BiConsumer<Exchange, Buffer> handler) {
        Route route = router.route(path);
        methods.forEach(route::method);
        route.handler(handling(handler));
        String allowed = methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        router.route(path)
                .handler(handling((exchange, content) -> exchange.answer(
                        Answer.error(ErrorCode.METHOD_NOT_ALLOWED, "Only these methods are here: " + allowed)
                                .with(HttpHeaders.createOptimized("Allow"), allowed))));
    }

    /** Answers from a thread that may block. */
    public void aside(Exchange exchange, Callable<Answer> work) {
        vertx.executeBlocking(work, false).onComplete(exchange::answer, exchange::fail);
    }

    private Handler<RoutingContext> handling(BiConsumer<Exchange, Buffer> handler) {
        return context -> {
            Exchange exchange = exchange(context);
            // The router matches the normalized path; CORS and the handlers read the path as sent.
            if (!context.normalizedPath().equals(context.request().path())) {
                answer(context, ErrorCode.NO_OPERATIONS_HERE, HELP);
                return;
            }
            try {
                handler.accept(exchange, body);
            } catch (Refusal | HealthLakeException | SignatureRefusal refusal) {
                exchange.fail(refusal);
            }
        };
    }

    private void answer(RoutingContext context, ErrorCode code, String message) {
        exchange(context).answer(Answer.error(code, message));
    }

    /** The router refuses some paths before their first route. */
    private Exchange exchange(RoutingContext context) {
        Exchange hung = context.get(EXCHANGE);
        if (hung != null) {
            return hung;
        }
        Exchange current = routed;
        if (current == null) {
            throw new IllegalStateException("A request has been routed that never came in");
        }
        return current;
    }
}
