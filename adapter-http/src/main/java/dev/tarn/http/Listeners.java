package dev.tarn.http;

import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.connection.AdmissionControl;
import dev.tarn.http.connection.ConnectionGuard;
import dev.tarn.http.connection.ExchangeObserver;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.http.fhir.FhirFacade;
import dev.tarn.http.route.AdminEndpoints;
import dev.tarn.http.route.Dispatcher;
import dev.tarn.http.route.RequestHeads;
import dev.tarn.http.route.ServedHosts;
import dev.tarn.http.s3.S3Facade;
import dev.tarn.http.shape.PublicAddress;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The listeners of one server: one for each event loop, all on the same port. */
final class Listeners {

    private static final AtomicInteger GROUPS = new AtomicInteger();

    /** Vert.x's key for listeners that share one free port: unique for each server. */
    private final int group = GROUPS.incrementAndGet();

    private final HttpSettings settings;
    private final AwsFacade facade;
    private final FhirFacade fhir;
    private final AdminEndpoints adminEndpoints;
    private final @Nullable S3Facade s3;
    private final AdmissionControl load;
    private final ExchangeObserver observer;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile int port;
    private volatile PublicAddress bound = new PublicAddress("localhost");
    private volatile boolean ending;
    private volatile @Nullable ServedHosts hosts;

    Listeners(
            HttpSettings settings,
            AwsFacade facade,
            FhirFacade fhir,
            AdminEndpoints adminEndpoints,
            @Nullable S3Facade s3,
            ExchangeObserver observer) {
        this.observer = observer;
        this.s3 = s3;
        this.settings = settings;
        this.load = new AdmissionControl(settings.limits());
        this.facade = facade;
        this.fhir = fhir;
        this.adminEndpoints = adminEndpoints;
    }

    /**
     * Listens on this many event loops. Resolves the host name with the JDK's resolver.
     *
     * @return the deployment's id, once all of them listen
     */
    Future<String> listen(Vertx vertx, int loops) {
        try {
            InetAddress ip = InetAddress.getByName(settings.host());
            hosts = new ServedHosts(settings.host(), ip, settings.allowedHosts());
            SocketAddress address = address(ip.getHostAddress());
            return vertx.deployVerticle(() -> new Listener(address), new DeploymentOptions().setInstances(loops));
        } catch (UnknownHostException e) {
            return Future.failedFuture(e);
        }
    }

    int port() {
        return port;
    }

    /** {@return the address that they listen at; for the address of all interfaces, one at which it can be reached} */
    PublicAddress bound() {
        return bound;
    }

    private ServedHosts hosts() {
        return Objects.requireNonNull(hosts, "no request comes before the server listens");
    }

    /** From now on, every answer closes its connection. */
    void end() {
        ending = true;
    }

    Future<Void> shutdown(Duration grace) {
        return Future.join(servers.stream()
                        .map(server -> server.shutdown(grace.toMillis(), TimeUnit.MILLISECONDS))
                        .toList())
                .mapEmpty();
    }

    private PublicAddress reach(int actual) {
        String host = settings.host();
        if (host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]")) {
            return new PublicAddress("127.0.0.1:" + actual);
        }
        return new PublicAddress(
                (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + actual);
    }

    private SocketAddress address(String ip) {
        return settings.port() == 0
                ? SocketAddress.sharedRandomPort(group, ip)
                : SocketAddress.inetSocketAddress(settings.port(), ip);
    }

    private final class Listener extends VerticleBase {

        private final SocketAddress address;

        Listener(SocketAddress address) {
            this.address = address;
        }

        @Override
        public Future<?> start() {
            HttpLimits limits = settings.limits();
            Dispatcher dispatcher = new Dispatcher(
                    vertx, facade, fhir, adminEndpoints, Listeners.this::bound, s3, Listeners.this::hosts);
            HttpServer server = vertx.createHttpServer(ConnectionGuard.options(limits));
            RequestHeads heads = new RequestHeads(Listeners.this::hosts);
            new ConnectionGuard(vertx, limits, load, () -> ending, dispatcher::errorFormat, observer, heads, dispatcher)
                    .guard(server);
            servers.add(server);
            return server.listen(address).onSuccess(listening -> {
                port = listening.actualPort();
                bound = reach(port);
            });
        }
    }
}
