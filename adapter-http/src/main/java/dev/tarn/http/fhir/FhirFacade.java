package dev.tarn.http.fhir;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.InsufficientScope;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.search.SearchDialect;
import dev.tarn.domain.smart.Access;
import dev.tarn.domain.smart.SmartGrants;
import dev.tarn.http.access.AccessControl;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.caller.Authenticator;
import dev.tarn.http.caller.PresignedQuery;
import dev.tarn.http.connection.Answer;
import dev.tarn.http.connection.Exchange;
import dev.tarn.http.connection.Workers;
import dev.tarn.http.error.Refusal;
import dev.tarn.http.fhir.header.MediaType;
import dev.tarn.http.fhir.header.Prefer;
import dev.tarn.http.fhir.interaction.Content;
import dev.tarn.http.fhir.interaction.Endpoint;
import dev.tarn.http.fhir.interaction.FhirCall;
import dev.tarn.http.fhir.interaction.Handler;
import dev.tarn.http.fhir.interaction.RequestTarget;
import dev.tarn.http.fhir.interaction.UnsupportedInteraction;
import dev.tarn.http.fhir.outcome.Challenge;
import dev.tarn.http.fhir.outcome.FhirFailure;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import dev.tarn.http.fhir.outcome.Outcomes;
import dev.tarn.http.fhir.path.FhirOperations;
import dev.tarn.http.fhir.path.FhirPath;
import dev.tarn.http.fhir.path.PathShape;
import dev.tarn.http.fhir.path.Query;
import dev.tarn.http.fhir.path.Verb;
import dev.tarn.http.fhir.token.BearerToken;
import dev.tarn.http.fhir.token.OpenPaths;
import dev.tarn.http.fhir.token.TokenAuthorizer;
import dev.tarn.http.filter.RequestFilter;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.signature.SignatureRefusal;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.fhir.ResourceJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code /datastore/<id>/r4/...}: FHIR REST ({@code data-plane.md} 3). */
public final class FhirFacade {

    /** What is below this is FHIR's. */
    public static final String ROOT = "/datastore/";

    private static final String RELEASE = "r4";

    /** The body size in bytes up to which an event loop parses it in a fraction of a millisecond. */
    private static final int SHORT = 64 * 1024;

    private final HealthLakes healthLakes;
    private final Workers workers;
    private final Authenticator authenticator;
    private final SearchDialect compat;
    private final FhirRoutes routes;
    private final RequestFilter filter;
    private final AccessControl access;
    private final TokenAuthorizer tokens;

    /**
     * A facade.
     *
     * @param workers who make the calls
     * @param authenticator tells who makes a request
     * @param compat whose rules hold where HealthLake departs from FHIR
     * @param version of Tarn
     * @param filter what can stop a valid request
     * @param access what callers may do
     * @param tokens what bearer tokens grant
     */
    public FhirFacade(
            HealthLakes healthLakes,
            Workers workers,
            Authenticator authenticator,
            SearchDialect compat,
            String version,
            RequestFilter filter,
            AccessControl access,
            TokenAuthorizer tokens) {
        this.healthLakes = healthLakes;
        this.workers = workers;
        this.authenticator = authenticator;
        this.compat = compat;
        this.filter = filter;
        this.access = access;
        this.tokens = tokens;
        this.routes = new FhirRoutes(version, Instant.now());
    }

    /** Answers a request, now or later. */
    public void handle(Exchange exchange, Buffer body, PublicAddress reach) {
        HttpServerRequest request = exchange.request();
        Optional<String> token = BearerToken.of(
                request.headers().getAll(HttpHeaders.AUTHORIZATION), Objects.requireNonNullElse(request.query(), ""));
        byte[] bytes = body.getBytes();
        if (token.isPresent() || OpenPaths.canBe(request)) {
            smart(exchange, body, bytes, reach, token);
        } else if (authenticator.verifies() && bytes.length > SHORT) {
            workers.callAside(
                    () -> authenticator.caller(request, bytes, exchange.id()),
                    caller -> exchange.attempt(
                            () -> handle(exchange, body, bytes, reach, new Identified(caller, Access.ALL))),
                    refusal -> refuse(exchange, refusal));
        } else {
            Caller caller;
            try {
                caller = authenticator.caller(request, bytes, exchange.id());
            } catch (SignatureRefusal | Refusal refusal) {
                refuse(exchange, refusal);
                return;
            }
            handle(exchange, body, bytes, reach, new Identified(caller, Access.ALL));
        }
    }

    /** A request without a signature could come with a bearer token, where the data store has SMART on FHIR. */
    private void refuse(Exchange exchange, Throwable refusal) {
        String id = exchange.request().path().substring(ROOT.length()).split("/", 2)[0];
        if (!Challenge.canBe(refusal)
                || !DatastoreId.RULE.violations("datastoreId", id).isEmpty()) {
            exchange.fail(refusal);
            return;
        }
        workers.authorize(
                () -> tokens.smartStore(new DatastoreId(id)).isPresent(),
                isSmart -> exchange.fail(isSmart ? new Challenge(refusal) : refusal),
                exchange::fail);
    }

    /** The caller of a request, and what it may do. */
    private record Identified(Caller caller, Access access) {}

    private void handle(Exchange exchange, Buffer body, byte[] bytes, PublicAddress reach, Identified identified) {
        Caller caller = identified.caller();
        exchange.facts().caller(caller);
        HttpServerRequest request = exchange.request();
        String path = request.path().substring(ROOT.length());
        int slash = path.indexOf('/');
        String below = slash < 0 ? "" : path.substring(slash + 1);
        if (!below.equals(RELEASE) && !below.startsWith(RELEASE + "/")) {
            throw new FhirRefusal(
                    404,
                    IssueCode.NOT_FOUND,
                    "The FHIR endpoint of a data store is at " + ROOT + "<id>/" + RELEASE + "/");
        }
        DatastoreId store = store(path.substring(0, slash));
        FhirPath asked = FhirPath.parse(below.substring(RELEASE.length()));
        Optional<Verb> verb = Verb.find(request.method().name());
        Optional<Handler> handler = verb.flatMap(known -> routes.find(asked.shape(), known));
        if (handler.isEmpty()) {
            requireEverything(identified.access());
            exchange.answer(absent(asked, verb));
            return;
        }
        Optional<HealthLakeOperation> operation = FhirOperations.find(asked.shape(), verb.orElseThrow());
        operation.ifPresent(known -> exchange.facts().operation(known, body));
        FhirCall call = call(exchange, asked, bytes, new Endpoint(store, reach.endpoint(store)), identified);
        filter.pass(
                exchange,
                caller.scope(),
                operation,
                () -> begin(exchange, handler.get(), call, operation, reach.isSecure()));
    }

    /** Closed by default: what has no rule of its own needs everything ({@code authorization.md} 3.7). */
    private static void requireEverything(Access access) {
        if (access instanceof SmartGrants grants && !grants.isEverything()) {
            throw InsufficientScope.needs("system/*.cruds");
        }
    }

    /** A request with a bearer token, or without authorization for what data stores with SMART on FHIR show to everyone. */
    private void smart(Exchange exchange, Buffer body, byte[] bytes, PublicAddress reach, Optional<String> token) {
        HttpServerRequest request = exchange.request();
        String path = request.path().substring(ROOT.length());
        int slash = path.indexOf('/');
        DatastoreId store = store(slash < 0 ? path : path.substring(0, slash));
        Endpoint endpoint = new Endpoint(store, reach.endpoint(store));
        if (OpenPaths.isDiscovery(request)) {
            workers.authorize(() -> OpenPaths.discovery(tokens.smartStore(store)), exchange::answer, exchange::fail);
            return;
        }
        String below = slash < 0 ? "" : path.substring(slash + 1);
        String name = Verb.find(request.method().name())
                .filter(verb -> below.startsWith(RELEASE))
                .flatMap(verb -> FhirOperations.find(
                        FhirPath.parse(below.substring(RELEASE.length())).shape(), verb))
                .map(HealthLakeOperation::toString)
                .orElse("");
        workers.authorize(
                () -> token.isPresent()
                        ? identified(tokens.authorize(token.get(), endpoint, name))
                        : tokens.smartStore(store)
                                .map(open -> new Identified(Caller.in(open.arn().scope()), SmartGrants.NONE))
                                .orElseGet(() -> new Identified(
                                        authenticator.caller(request, bytes, exchange.id()), Access.ALL)),
                identified -> exchange.attempt(() -> handle(exchange, body, bytes, reach, identified)),
                exchange::fail);
    }

    private static Identified identified(TokenAuthorizer.Authorized authorized) {
        return new Identified(authorized.caller(), authorized.grants());
    }

    private FhirCall call(Exchange exchange, FhirPath path, byte[] body, Endpoint endpoint, Identified identified) {
        HttpServerRequest request = exchange.request();
        @Nullable String text = request.query();
        Query query = Query.parse(authenticator.verifies() ? PresignedQuery.withoutSignature(text) : text);
        if (path.shape() != PathShape.EXPORT_FILE) {
            MediaType.requireAcceptable(request.getHeader(HttpHeaders.ACCEPT), query.one("_format"));
        }
        RequestHeaders headers = new RequestHeaders(request);
        List<String> prefer = request.headers().getAll(RequestHeaders.PREFER);
        Content content = new Content(headers.contentType(), ResourceJson.of(body));
        return new FhirCall(
                new RequestTarget(path, query, headers.conditions(), content),
                Prefer.parse(prefer.isEmpty() ? null : String.join(",", prefer)),
                endpoint,
                compat,
                healthLakes,
                identified.caller(),
                identified.access(),
                access,
                exchange.id(),
                headers.validationLevel(),
                exchange.budget());
    }

    private void begin(
            Exchange exchange,
            Handler handler,
            FhirCall call,
            Optional<HealthLakeOperation> operation,
            boolean secure) {
        Callable<Answer> read = handler.read(call);
        Callable<Answer> work = !access.verifies(call.caller())
                ? read
                : () -> {
                    access.check(
                            call.caller(),
                            operation,
                            AccessTarget.of(call.endpoint().store()),
                            secure);
                    return read.call();
                };
        if (handler.stopsBeforeBlocking(call.asked())) {
            workers.callOrAside(call.budget(), work, exchange::answer, exchange::fail);
        } else if (handler.isLong(call.asked()) || call.asked().content().json().length() > SHORT) {
            workers.callAside(work, exchange::answer, exchange::fail);
        } else {
            workers.call(work, exchange::answer, exchange::fail);
        }
    }

    private Answer absent(FhirPath path, Optional<Verb> verb) {
        if (path.shape().isTyped()) {
            path.type();
        }
        String allowed = routes.allowed(path.shape());
        FhirFailure failure =
                UnsupportedInteraction.refusal(path, verb, allowed).failure();
        Answer answer = Outcomes.answer(failure);
        return failure.status() == 405 ? answer.with(HttpHeaders.ALLOW, allowed) : answer;
    }

    private static DatastoreId store(String text) {
        try {
            return new DatastoreId(text);
        } catch (Invalid e) {
            throw new NotFound("There is no data store of this id; ids are as DescribeFHIRDatastore shows them");
        }
    }
}
