package dev.tarn.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.tarn.ports.HealthLakes;
import dev.tarn.ports.JobWatch;

/**
 * The server for those who wire with Guice: asked for, it listens. Others bind {@link HttpSettings},
 * {@link HealthLakes}, {@link JobWatch} and {@link ServerControl}, and close the server in the end.
 */
public final class HttpModule extends AbstractModule {

    @Provides
    @Singleton
    HealthLakeServer server(HttpSettings settings, HealthLakes healthLakes, JobWatch watch, ServerControl control) {
        return HealthLakeServer.start(settings, healthLakes, watch, control);
    }
}
