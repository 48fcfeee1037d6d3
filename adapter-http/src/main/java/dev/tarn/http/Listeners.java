package dev.tarn.http;

import dev.tarn.http.aws.AwsFacade;
import dev.tarn.http.connection.AdmissionControl;
import dev.tarn.http.connection.ConnectionGuard;
import dev.tarn.http.connection.ExchangeObserver;
import dev.tarn.http.connection.HttpLimits;
import dev.tarn.http.fhir.FhirFacade;
import dev.tarn.http.route.AdminEndpoints;
import dev.tarn.http.route.CorsOrigins;
import dev.tarn.http.route.Dispatcher;
import dev.tarn.http.route.RequestHeads;
import dev.tarn.http.route.ServedHosts;
import dev.tarn.http.s3.S3Facade;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The listeners of one server: on each event loop one for each port. */
final class Listeners {

    private final HttpSettings settings;
    private final AwsFacade facade;
    private final FhirFacade fhir;
    private final AdminEndpoints adminEndpoints;
    private final @Nullable S3Facade s3;
    private final AdmissionControl load;
    private final ExchangeObserver observer;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final List<ServerPort> ports;
    private final CorsOrigins cors;
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
        this.ports = ServerPort.of(settings);
        this.cors = new CorsOrigins(settings.corsOrigins());
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
            String address = ip.getHostAddress();
            return vertx.deployVerticle(() -> new Listener(address), new DeploymentOptions().setInstances(loops));
        } catch (UnknownHostException e) {
            return Future.failedFuture(e);
        }
    }

    /** {@return the ports, the first of which is that without TLS if there is one} */
    List<ServerPort> ports() {
        return ports;
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

    private final class Listener extends VerticleBase {

        private final String address;

        Listener(String address) {
            this.address = address;
        }

        @Override
        public Future<?> start() {
            return Future.all(ports.stream().map(this::listen).toList());
        }

        private Future<HttpServer> listen(ServerPort port) {
            HttpLimits limits = settings.limits();
            Dispatcher dispatcher =
                    new Dispatcher(vertx, facade, fhir, adminEndpoints, port::address, s3, Listeners.this::hosts, cors);
            HttpServer server = vertx.createHttpServer(port.options(ConnectionGuard.options(limits)));
            RequestHeads heads = new RequestHeads(Listeners.this::hosts, port.scheme(), cors);
            new ConnectionGuard(vertx, limits, load, () -> ending, dispatcher::errorFormat, observer, heads, dispatcher)
                    .guard(server);
            servers.add(server);
            return server.listen(port.socket(address))
                    .onSuccess(listening -> port.listening(listening.actualPort()))
                    .recover(failure -> Future.failedFuture(port.failure(failure)));
        }
    }
}
