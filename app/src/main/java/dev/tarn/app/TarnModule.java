package dev.tarn.app;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import dev.tarn.app.backend.BackendHandle;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.domain.quota.Quotas;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpEngine;
import dev.tarn.http.HttpModule;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.ServerControl;
import dev.tarn.http.admin.AdminTools;
import dev.tarn.http.caller.Authentication;
import dev.tarn.http.smart.IdentityProviders;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.event.EventFeed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The Guice module that assembles a server. All servers share one injector, because creating one takes as long as
 * starting a server; its scope is one server start, on the starting thread, seeded with that server's {@link Parts}. It
 * binds functions, in a class of few methods, because Guice scans every method of a module and of its parents for
 * annotations.
 */
final class TarnModule implements Module {

    private static final ThreadLocal<Parts> STARTING = new ThreadLocal<>();
    private static final Injector INJECTOR = Guice.createInjector(new TarnModule());

    private TarnModule() {}

    @Override
    public void configure(Binder binder) {
        binder.install(new HttpModule(
                () -> STARTING.get().engine(),
                Scopes.NO_SCOPE,
                () -> STARTING.get().behind().buckets()));
        binder.bind(HttpSettings.class).toProvider(() -> STARTING.get().http());
        binder.bind(HealthLakes.class).toProvider(() -> STARTING.get().behind().healthLakes());
        binder.bind(EventFeed.class).toProvider(() -> STARTING.get().behind().events());
        binder.bind(ServerControl.class).toProvider(() -> STARTING.get().control());
    }

    /**
     * The parts of one server.
     *
     * @param behind already open; if Guice opened it, Guice would log and wrap its failures
     * @param tools for tests
     * @param authentication how signatures are verified; empty if they are not
     * @param authorizer what verified callers may do
     * @param identityProviders what answers for the functions of bearer tokens
     */
    record Parts(
            Settings settings,
            BackendHandle behind,
            HttpEngine engine,
            AdminTools tools,
            Optional<Authentication> authentication,
            Authorizer authorizer,
            Supplier<IdentityProviders> identityProviders) {

        private HttpSettings http() {
            HttpSettings http = HttpSettings.LOCAL
                    .at(settings.host(), settings.port())
                    .in(settings.scope())
                    .allowedHosts(settings.allowedHosts())
                    .corsOrigins(settings.corsOrigins())
                    .tls(settings.tls().map(tls -> tls.open(names())))
                    .describeWait(settings.describeWait())
                    .compat(settings.compat())
                    .blocking(behind.blocking());
            return authentication.map(http::authentication).orElse(http);
        }

        /** {@return the host names and addresses that clients can use} */
        private List<String> names() {
            return Stream.concat(Stream.of(settings.host()), settings.allowedHosts().stream())
                    .toList();
        }

        private ServerControl control() {
            return new Control(
                    identityProviders,
                    clearing(behind.reset()),
                    clearing(behind.resetAll()),
                    behind.health(),
                    behind.backup(),
                    behind.faults(),
                    behind.clock()
                            .<InstantSource>map(clock -> clock::now)
                            .filter(clock -> settings.tools().quotas() == Quotas.AWS),
                    authorizer,
                    Optional.of(tools).filter(known -> settings.tools().isAdmin(settings.host())));
        }

        /** {@return a reset that forgets the recorded requests too} */
        private Runnable clearing(Runnable reset) {
            return () -> {
                reset.run();
                tools.requests().clear();
            };
        }

        /** {@return a started server} Unwraps Guice's ProvisionException. */
        HealthLakeServer server() {
            STARTING.set(this);
            try {
                return INJECTOR.getInstance(HealthLakeServer.class);
            } catch (ProvisionException e) {
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            } finally {
                STARTING.remove();
            }
        }
    }
}
