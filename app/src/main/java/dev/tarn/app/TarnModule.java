package dev.tarn.app;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.ProvisionException;
import com.google.inject.Singleton;
import com.google.inject.Stage;
import dev.tarn.http.HealthLakeServer;
import dev.tarn.http.HttpModule;
import dev.tarn.http.HttpSettings;
import dev.tarn.http.ServerControl;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.LocalHealthLakeBuilder;
import dev.tarn.inmemory.LocalModule;
import dev.tarn.inmemory.object.DirectoryObjectStore;
import dev.tarn.ports.JobMonitor;
import java.time.Duration;

/** What a server is put together from. */
final class TarnModule extends AbstractModule {

    private final Settings settings;
    private final JobMonitor monitor;

    private TarnModule(Settings settings, JobMonitor monitor) {
        this.settings = settings;
        this.monitor = monitor;
    }

    @Override
    protected void configure() {
        install(new LocalModule(healthLake()));
        install(new HttpModule());
        bind(HttpSettings.class).toInstance(http());
    }

    @Provides
    @Singleton
    ServerControl control(LocalHealthLake lake) {
        return new Control(lake);
    }

    /** The describe over HTTP waits without a thread; the one behind it must not wait once more. */
    private LocalHealthLakeBuilder healthLake() {
        return LocalHealthLake.builder()
                .objects(new DirectoryObjectStore(settings.objects()))
                .pace(settings.pace())
                .settle(Duration.ZERO)
                .events(new EventLog())
                .monitor(monitor)
                .defaultScope(settings.scope());
    }

    private HttpSettings http() {
        return HttpSettings.LOCAL
                .at(settings.host(), settings.port())
                .in(settings.scope())
                .settle(settings.settle());
    }

    /** Starts everything; where the server cannot start, what was started before it is closed. */
    static TarnServer start(Settings settings, JobMonitor monitor) {
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new TarnModule(settings, monitor));
        LocalHealthLake lake = injector.getInstance(LocalHealthLake.class);
        try {
            return new TarnServer(lake, injector.getInstance(HealthLakeServer.class));
        } catch (ProvisionException e) {
            lake.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
