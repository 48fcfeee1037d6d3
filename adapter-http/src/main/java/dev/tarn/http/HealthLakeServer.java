package dev.tarn.http;

import dev.tarn.http.access.AccessControl;
import dev.tarn.http.admin.AdminTools;
import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.aws.DescribeWait;
import dev.tarn.http.caller.Authenticator;
import dev.tarn.http.caller.SignatureAuthenticator;
import dev.tarn.http.connection.ExchangeObserver;
import dev.tarn.http.connection.Workers;
import dev.tarn.http.fhir.FhirFacade;
import dev.tarn.http.fhir.token.TokenAuthorizer;
import dev.tarn.http.filter.FaultFilter;
import dev.tarn.http.filter.QuotaFilter;
import dev.tarn.http.filter.RequestFilter;
import dev.tarn.http.json.Json;
import dev.tarn.http.recording.RequestRecorder;
import dev.tarn.http.route.AdminAccess;
import dev.tarn.http.route.AdminEndpoints;
import dev.tarn.http.route.AdminRoute;
import dev.tarn.http.s3.S3Facade;
import dev.tarn.http.s3.signature.S3Authenticator;
import dev.tarn.http.tls.TlsSettings;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.event.EventFeed;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running server. It has threads of its own, and may be closed from any thread but those. */
public final class HealthLakeServer implements AutoCloseable {

    private final HttpEngine engine;
    private final Listeners listeners;
    private final DescribeWait describeWait;
    private final HttpSettings settings;
    private final List<AdminRoute> tools;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HealthLakeServer(
            HttpEngine engine,
            Listeners listeners,
            DescribeWait describeWait,
            HttpSettings settings,
            List<AdminRoute> tools) {
        this.engine = engine;
        this.listeners = listeners;
        this.describeWait = describeWait;
        this.settings = settings;
        this.tools = tools;
    }

    /**
     * Starts a server; it accepts requests when this method returns.
     *
     * @param healthLakes the backend
     * @param events tells when jobs are idle; {@link EventFeed#EMPTY} to never wait for one
     * @param control the operations of {@code /_tarn}
     * @throws HttpStartException if it cannot listen, or where the class path has another Netty, Vert.x or Jackson than
     *     Tarn needs; it says why, and nothing is left behind
     */
    public static HealthLakeServer start(
            HttpSettings settings, HealthLakes healthLakes, EventFeed events, ServerControl control) {
        return start(HttpEngine.begin(), settings, healthLakes, events, control);
    }

    /** Starts a server on an existing engine. The server owns the engine and closes it, also if the start fails. */
    public static HealthLakeServer start(
            HttpEngine engine,
            HttpSettings settings,
            HealthLakes healthLakes,
            EventFeed events,
            ServerControl control) {
        return start(engine, settings, healthLakes, events, control, Optional.empty());
    }

    /**
     * Starts a server on an existing engine, which it owns, with the objects of jobs.
     *
     * @param objects what clients of S3 see on the same port; empty if they are refused
     */
    public static HealthLakeServer start(
            HttpEngine engine,
            HttpSettings settings,
            HealthLakes healthLakes,
            EventFeed events,
            ServerControl control,
            Optional<BucketStore> objects) {
        try {
            return startOn(engine, settings, healthLakes, events, control, objects);
        } catch (LinkageError e) {
            engine.close();
            throw HttpStartException.of(e);
        }
    }

    private static HealthLakeServer startOn(
            HttpEngine engine,
            HttpSettings settings,
            HealthLakes healthLakes,
            EventFeed events,
            ServerControl control,
            Optional<BucketStore> objects) {
        // Links with Jackson while the engine is created; an incompatible version would otherwise fail at the first
        // request.
        Json.readRequest(new byte[0]);
        Vertx vertx = engine.vertx();
        DescribeWait describeWait = new DescribeWait(vertx, settings.describeWait());
        settings.tls().ifPresent(tls -> check(tls, engine));
        Workers workers = new Workers(
                vertx, settings.blocking(), settings.limits().answers().turn());
        FaultFilter faults = new FaultFilter(vertx, control.faults());
        RequestFilter filter = filter(faults, control);
        Authenticator authenticator = settings.authentication()
                .<Authenticator>map(how -> new SignatureAuthenticator(how, InstantSource.system()))
                .orElseGet(() -> Authenticator.unverified(settings.scope()));
        AccessControl access = new AccessControl(control.authorizer(), healthLakes);
        AwsFacade facade = new AwsFacade(workers, healthLakes, events, describeWait, authenticator, filter, access);
        FhirFacade fhir = new FhirFacade(
                healthLakes,
                workers,
                authenticator,
                settings.compat(),
                control.version(),
                filter,
                access,
                new TokenAuthorizer(healthLakes, control::identityProviders, InstantSource.system()));
        List<AdminRoute> tools = control.tools().map(AdminTools::routes).orElseGet(AdminTools::disabled);
        AdminEndpoints adminEndpoints = new AdminEndpoints(
                control.version(),
                control::reset,
                control::resetAll,
                control::health,
                control::backup,
                tools,
                new AdminAccess(authenticator, settings.account(), access));
        Listeners listeners = new Listeners(
                settings,
                facade,
                fhir,
                adminEndpoints,
                objects.map(store -> new S3Facade(
                                workers,
                                store,
                                settings.scope(),
                                access,
                                settings.authentication()
                                        .map(how -> new S3Authenticator(how, InstantSource.system()))
                                        .orElse(null),
                                faults))
                        .orElse(null),
                control.tools()
                        .<ExchangeObserver>map(known -> new RequestRecorder(known.requests(), settings.scope()))
                        .orElse(ExchangeObserver.NONE));
        HealthLakeServer server = new HealthLakeServer(engine, listeners, describeWait, settings, tools);
        try {
            HttpEngine.await(listeners.listen(vertx, HttpEngine.loops()), HttpEngine.PATIENCE);
        } catch (ExecutionException e) {
            server.close();
            if (e.getCause() instanceof LinkageError unlinked) {
                throw HttpStartException.of(unlinked);
            }
            throw HttpStartException.of(settings, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            server.close();
            throw HttpStartException.of(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            vertx.close();
            throw HttpStartException.of(settings, e);
        }
        return server;
    }

    private static void check(TlsSettings tls, HttpEngine engine) {
        try {
            tls.certificate().check(engine.vertx(), Instant.now());
        } catch (IllegalArgumentException e) {
            engine.close();
            throw HttpStartException.ofCertificate(e);
        }
    }

    /** {@return the filter of requests: first the quotas, if there are any, then the faults} */
    private static RequestFilter filter(RequestFilter faults, ServerControl control) {
        return control.quotaClock()
                .<RequestFilter>map(clock -> new QuotaFilter(clock, faults))
                .orElse(faults);
    }

    /** {@return the port of {@link #url}} */
    public int port() {
        return listeners.ports().get(0).number();
    }

    /** {@return the endpoint URL for an SDK; that without TLS if the server has both} */
    public URI url() {
        return listeners.ports().get(0).url();
    }

    /** {@return the endpoint URL with TLS; empty for a server without TLS} */
    public Optional<URI> tlsUrl() {
        return listeners.ports().stream()
                .filter(ServerPort::isTls)
                .map(ServerPort::url)
                .findFirst();
    }

    /**
     * Graceful shutdown: accepts no new connection or request, waits for running requests up to the grace period, and
     * closes everything. Pending describes are answered at once. Idempotent.
     */
    @Override
    public void close() {
        if (Context.isOnVertxThread()) {
            throw new IllegalStateException(
                    "A server cannot be closed by one of its own threads: it would wait for it");
        }
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        listeners.end();
        describeWait.end();
        tools.forEach(AdminRoute::end);
        HttpEngine.end(listeners.shutdown(settings.grace()), settings.grace().plus(HttpEngine.PATIENCE));
        engine.close();
    }
}
