package dev.tarn.inmemory;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.event.EventFeed;

/** Guice module that binds the local HealthLake. */
public final class LocalModule extends AbstractModule {

    private final LocalHealthLakeBuilder builder;

    /** A module that builds by these choices, once. */
    public LocalModule(LocalHealthLakeBuilder builder) {
        this.builder = builder;
    }

    @Override
    protected void configure() {
        bind(HealthLakes.class).to(LocalHealthLake.class);
        bind(EventFeed.class).to(LocalHealthLake.class);
        bind(LocalHealthLake.class).toProvider(builder::build).in(Scopes.SINGLETON);
    }
}
