package dev.tarn.app;

import dev.tarn.app.authorization.ConfiguredIdentityProviders;
import dev.tarn.app.authorization.ConfiguredKeys;
import dev.tarn.app.authorization.PolicyDirectory;
import dev.tarn.app.backend.AwsAdapter;
import dev.tarn.app.backend.AwsBackend;
import dev.tarn.app.backend.BackendHandle;
import dev.tarn.app.backend.LocalBackend;
import dev.tarn.app.delivery.EventDelivery;
import dev.tarn.app.setting.Backend;
import dev.tarn.app.setting.NetworkExposure;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.domain.iam.AccessPolicies;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpEngine;
import dev.tarn.http.admin.AdminTools;
import dev.tarn.http.caller.Authentication;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.HealthLake;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.admin.AccountSnapshot;
import dev.tarn.ports.admin.BackupSummary;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.admin.Snapshots;
import dev.tarn.ports.admin.TarnClock;
import dev.tarn.ports.event.RecentEvents;
import dev.tarn.ports.fault.Faults;
import dev.tarn.ports.fault.inprocess.FaultInjectingHealthLakes;
import dev.tarn.ports.objectstore.ObjectStore;
import dev.tarn.ports.request.RecentRequests;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * A running Tarn: a HealthLake, and the server in front of it. For tests:
 *
 * <pre>{@code
 * try (TarnServer tarn = TarnServer.start(Settings.forTest(folder))) {
 *     // point any AWS SDK at tarn.url()
 * }
 * }</pre>
 */
public final class TarnServer implements AutoCloseable {

    private final Settings settings;
    private final BackendHandle behind;
    private final AdminTools tools;
    private final Optional<EventDelivery> delivery;
    private final HealthLakeServer server;
    private boolean closed;

    TarnServer(
            Settings settings,
            BackendHandle behind,
            AdminTools tools,
            Optional<EventDelivery> delivery,
            HealthLakeServer server) {
        this.settings = settings;
        this.behind = behind;
        this.tools = tools;
        this.delivery = delivery;
        this.server = server;
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @throws RuntimeException if it cannot listen, with what to try
     */
    public static TarnServer start(Settings settings) {
        return start(settings, event -> {}, HttpEngine.begin());
    }

    /**
     * Starts a server.
     *
     * @param engine being created for this server, which now owns it and closes it also on failure
     */
    public static TarnServer start(Settings settings, Consumer<HealthLakeEvent> listener, HttpEngine engine) {
        try {
            Supplier<AccessPolicies> policies = settings.auth()
                    .directory()
                    .<Supplier<AccessPolicies>>map(PolicyDirectory::open)
                    .orElse(() -> AccessPolicies.NONE);
            Optional<Authentication> authentication = ConfiguredKeys.authentication(
                    settings.auth(),
                    settings.account(),
                    name -> policies.get().policy(name).isPresent());
            Supplier<IdentityProviders> providers = ConfiguredIdentityProviders.open(settings);
            NetworkExposure.warning(settings)
                    .ifPresent(
                            warning -> LoggerFactory.getLogger(TarnServer.class).warn(warning));
            return start(
                    settings, open(settings, listener), engine, authentication, new Authorizer(policies), providers);
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    private static TarnServer start(
            Settings settings,
            BackendHandle behind,
            HttpEngine engine,
            Optional<Authentication> authentication,
            Authorizer authorizer,
            Supplier<IdentityProviders> providers) {
        try {
            AdminTools tools = new AdminTools(
                    behind.clock(),
                    behind.faults(),
                    new RecentEvents(behind.events()),
                    new RecentRequests(settings.tools().requestBodies()),
                    behind.snapshots());
            HealthLakeServer server = new TarnModule.Parts(
                            settings, behind, engine, tools, authentication, authorizer, providers)
                    .server();
            Optional<EventDelivery> delivery =
                    settings.tools().events().map(target -> EventDelivery.start(target, tools.events()));
            return new TarnServer(settings, behind, tools, delivery, server);
        } catch (RuntimeException | Error e) {
            closeAfter(e, behind.close());
            throw e;
        }
    }

    /** Keeps the first failure; a failure of the close is suppressed. */
    private static void closeAfter(Throwable failure, Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static BackendHandle open(Settings settings, Consumer<HealthLakeEvent> listener) {
        return settings.backend() instanceof Backend.Aws aws
                ? AwsAdapter.required("The real HealthLake (--backend aws)", () -> AwsBackend.open(aws))
                : LocalBackend.open(settings, ((Backend.Local) settings.backend()).data(), listener);
    }

    /** {@return the base URL: {@code http://127.0.0.1:8080}; that without TLS if the server has both} */
    public URI url() {
        return server.url();
    }

    /** {@return the base URL with TLS; empty for a server without TLS} */
    public Optional<URI> tlsUrl() {
        return server.tlsUrl();
    }

    /** {@return the HealthLake of the default account and region, without HTTP; the injected {@link #faults} apply} */
    public HealthLake healthLake() {
        return healthLake(Caller.in(settings.scope()));
    }

    /**
     * {@return HealthLake as this caller may use it, without HTTP; the injected {@link #faults} apply} The describe of a
     * running job waits for its end, as over HTTP: {@link Settings#describeWait}.
     */
    public HealthLake healthLake(Caller caller) {
        return new FaultInjectingHealthLakes(behind.inProcess(), behind.faults()).of(caller);
    }

    /**
     * {@return HealthLake without HTTP and without the faults of requests, to prepare or check data while clients fail} Faults of
     * data stores, jobs and objects apply.
     */
    public HealthLakes withoutRequestFaults() {
        return behind.inProcess();
    }

    /**
     * {@return the object store of the jobs}
     *
     * @throws Unsupported if AWS is behind
     */
    public ObjectStore objects() {
        return behind.objects().get();
    }

    /**
     * {@return the clock of the HealthLake, which a test can move; it is the same for all accounts and regions}
     *
     * @throws Unsupported if AWS is behind
     */
    public TarnClock clock() {
        return tools.clock().orElseThrow(() -> new Unsupported("The clock of AWS cannot be moved"));
    }

    /**
     * {@return the faults of this server, none at first} All accounts and regions share one list; a fault can be limited to
     * one of them.
     */
    public Faults faults() {
        return tools.faults();
    }

    /**
     * {@return the snapshots of the default account; {@link Snapshots#of} has those of others} They end with the server.
     *
     * @throws Unsupported if AWS is behind
     */
    public Snapshots snapshots() {
        return tools.snapshots().orElseThrow(() -> new Unsupported("AWS has no snapshots"));
    }

    /** {@return a new snapshot of the default account, as {@link Snapshots#take()} does} */
    public AccountSnapshot snapshot() {
        return snapshots().take();
    }

    /** {@return a new snapshot of the default account with this name, as {@link Snapshots#take(String)} does} */
    public AccountSnapshot snapshot(String name) {
        return snapshots().take(name);
    }

    /** {@return the last events that HealthLake sends to EventBridge; none if AWS is behind} */
    public RecentEvents events() {
        return tools.events();
    }

    /**
     * {@return the last requests that this server has answered, of all accounts and regions}
     *
     * @throws Unsupported if the tools for tests are disabled, since requests are then not recorded
     */
    public RecentRequests requests() {
        if (!settings.tools().isAdmin(settings.host())) {
            throw new Unsupported("Requests are not recorded, because the tools for tests are disabled at "
                    + settings.host() + "; enable them with ToolSettings.DEFAULT.admin(true)");
        }
        return tools.requests();
    }

    /**
     * Removes every data store, job, tag and client token; objects stay. Faults and recorded requests are removed, and the
     * clock shows the time of the machine again.
     *
     * @throws Unsupported if AWS is behind
     */
    public void reset() {
        behind.reset().run();
        tools.requests().clear();
    }

    /**
     * Removes everything that {@link #reset} does, and every object: everything in the directory of the objects.
     * Symbolic links are removed and not followed. A job that began before writes no object afterwards.
     *
     * @throws Unsupported if the objects are in S3, or AWS is behind; nothing was reset
     */
    public void resetAll() {
        behind.resetAll().run();
        tools.requests().clear();
    }

    /** {@return whether reads and writes work, and if not, why not and what to do; as {@code GET /_tarn/health}} */
    public Health health() {
        return behind.health().get();
    }

    /**
     * Writes a copy of all data to a directory while requests are served, as {@code POST /_tarn/backup}. A server can
     * be started on the copy. It contains every write that was acknowledged before this call, but no objects.
     *
     * @param directory must not exist or be empty; it is created atomically
     * @throws Unsupported if data is in memory, or AWS is behind
     * @throws dev.tarn.domain.failure.HealthLakeException if it could not be written, with the reason
     */
    public BackupSummary backup(Path directory) {
        return behind.backup().apply(directory);
    }

    /** Stops accepting connections, waits for running requests, stops jobs, and releases all resources. Idempotent. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.close();
            behind.close().run();
            delivery.ifPresent(EventDelivery::close);
            tools.events().close();
        }
    }
}
