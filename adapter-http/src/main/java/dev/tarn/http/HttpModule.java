package dev.tarn.http;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Scope;
import com.google.inject.Scopes;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.event.EventFeed;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Guice module of the server, which listens once it is injected. Other modules bind {@link HttpSettings}, {@link
 * HealthLakes}, {@link EventFeed} and {@link ServerControl}; the caller must close the server.
 */
public final class HttpModule implements Module {

    private final Supplier<HttpEngine> engine;
    private final Scope scope;
    private final Supplier<Optional<BucketStore>> objects;

    /** A module of one server, which creates its own engine. */
    public HttpModule() {
        this(HttpEngine::begin, Scopes.SINGLETON);
    }

    /**
     * A module of the servers of a scope.
     *
     * @param engine what a server runs on; asked for when the server is
     * @param scope how many servers there are: one of a {@link Scopes#SINGLETON}, any number without
     */
    public HttpModule(Supplier<HttpEngine> engine, Scope scope) {
        this(engine, scope, Optional::empty);
    }

    /**
     * A module of the servers of a scope, with the objects of jobs.
     *
     * @param objects what clients of S3 see on the port of a server; asked for when the server is
     */
    public HttpModule(Supplier<HttpEngine> engine, Scope scope, Supplier<Optional<BucketStore>> objects) {
        this.objects = objects;
        this.engine = engine;
        this.scope = scope;
    }

    @Override
    public void configure(Binder binder) {
        Provider<HttpSettings> settings = binder.getProvider(HttpSettings.class);
        Provider<HealthLakes> healthLakes = binder.getProvider(HealthLakes.class);
        Provider<EventFeed> events = binder.getProvider(EventFeed.class);
        Provider<ServerControl> control = binder.getProvider(ServerControl.class);
        binder.bind(HealthLakeServer.class)
                .toProvider(() -> HealthLakeServer.start(
                        engine.get(), settings.get(), healthLakes.get(), events.get(), control.get(), objects.get()))
                .in(scope);
    }
}
