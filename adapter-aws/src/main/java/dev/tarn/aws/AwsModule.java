package dev.tarn.aws;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import dev.tarn.ports.HealthLakes;

/** Guice module that binds {@link HealthLakes} to AWS; the caller must close {@link AwsHealthLakes}. */
public final class AwsModule extends AbstractModule {

    private final AwsSettings settings;

    /** A module whose HealthLake uses these settings. */
    public AwsModule(AwsSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(HealthLakes.class).to(AwsHealthLakes.class);
        bind(AwsHealthLakes.class).toProvider(() -> AwsHealthLakes.of(settings)).in(Scopes.SINGLETON);
    }
}
