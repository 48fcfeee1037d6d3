package dev.tarn.app;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpEngine;
import dev.tarn.http.HttpModule;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.ServerControl;
import dev.tarn.ports.JobMonitor;

/**
 * What a server is put together from. Its modules bind functions and have no annotated methods: to read annotations
 * takes Guice longer than all the rest, and a new JVM several times as long.
 */
final class TarnModule extends AbstractModule {

    private final Settings settings;
    private final Module backend;
    private final HttpEngine engine;

    private TarnModule(Settings settings, Module backend, HttpEngine engine) {
        this.settings = settings;
        this.backend = backend;
        this.engine = engine;
    }

    @Override
    protected void configure() {
        install(backend);
        install(new HttpModule(() -> engine));
        Provider<Behind> behind = getProvider(Behind.class);
        bind(HttpSettings.class).toProvider(() -> http(behind.get())).in(Scopes.SINGLETON);
        bind(ServerControl.class)
                .toProvider(() -> new Control(behind.get().reset()))
                .in(Scopes.SINGLETON);
    }

    /** Made before Guice begins: it would log what goes wrong here, with a stack trace, and wrap it. */
    private static Module backend(Settings settings, JobMonitor monitor) {
        return settings.backend() instanceof Backend.Aws aws
                ? new AwsBackendModule(aws)
                : new LocalBackendModule(
                        settings,
                        ((Backend.Local) settings.backend()).data(),
                        ObjectBackends.open(settings.objects()),
                        monitor);
    }

    private HttpSettings http(Behind behind) {
        return HttpSettings.LOCAL
                .at(settings.host(), settings.port())
                .in(settings.scope())
                .settle(settings.settle())
                .blocking(behind.blocking());
    }

    /** Starts everything; where the server cannot start, what was started before it is closed. */
    static TarnServer start(Settings settings, JobMonitor monitor, HttpEngine engine) {
        try {
            return assemble(settings, monitor, engine);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static TarnServer assemble(Settings settings, JobMonitor monitor, HttpEngine engine) {
        Injector injector = Guice.createInjector(new TarnModule(settings, backend(settings, monitor), engine));
        Behind behind = instance(injector, Behind.class);
        try {
            return new TarnServer(settings.scope(), behind, instance(injector, HealthLakeServer.class));
        } catch (RuntimeException e) {
            behind.close().run();
            throw e;
        }
    }

    /** What went wrong is told by whom it befell; that it was Guice who asked helps nobody. */
    private static <T> T instance(Injector injector, Class<T> type) {
        try {
            return injector.getInstance(type);
        } catch (ProvisionException e) {
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
