package dev.tarn.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.JobWatch;
import java.util.function.Supplier;

/**
 * The server for those who wire with Guice: asked for, it listens. Others bind {@link HttpSettings},
 * {@link HealthLakes}, {@link JobWatch} and {@link ServerControl}, and close the server in the end.
 */
public final class HttpModule extends AbstractModule {

    private final Supplier<HttpEngine> engine;

    /** A module whose server makes its own engine. */
    public HttpModule() {
        this(HttpEngine::begin);
    }

    /** A module whose server runs on this engine, which is asked for when the server is. */
    public HttpModule(Supplier<HttpEngine> engine) {
        this.engine = engine;
    }

    @Override
    protected void configure() {
        Provider<HttpSettings> settings = getProvider(HttpSettings.class);
        Provider<HealthLakes> healthLakes = getProvider(HealthLakes.class);
        Provider<JobWatch> watch = getProvider(JobWatch.class);
        Provider<ServerControl> control = getProvider(ServerControl.class);
        bind(HealthLakeServer.class)
                .toProvider(() -> HealthLakeServer.start(
                        engine.get(), settings.get(), healthLakes.get(), watch.get(), control.get()))
                .in(Scopes.SINGLETON);
    }
}
