package dev.tarn.aws.s3;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.tarn.ports.objectstore.ObjectStore;

/** Guice module that binds {@link ObjectStore} to S3; the caller must close {@link S3ObjectStore}. */
public final class S3Module extends AbstractModule {

    private final S3Settings settings;

    /** A module whose object store uses these settings. */
    public S3Module(S3Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(ObjectStore.class).to(S3ObjectStore.class);
    }

    @Provides
    @Singleton
    S3ObjectStore objects() {
        return S3ObjectStore.of(settings);
    }
}
