package dev.tarn.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.LocalModule;
import dev.tarn.ports.JobMonitor;
import dev.tarn.ports.ObjectStore;
import java.time.Duration;

/** HealthLake on this machine, behind the server. */
final class MemoryBackendModule extends AbstractModule {

    private final Settings settings;
    private final ObjectStore objects;
    private final JobMonitor monitor;

    MemoryBackendModule(Settings settings, ObjectStore objects, JobMonitor monitor) {
        this.settings = settings;
        this.objects = objects;
        this.monitor = monitor;
    }

    /** The describe over HTTP waits without a thread; the one behind it must not wait once more. */
    @Override
    protected void configure() {
        install(new LocalModule(LocalHealthLake.builder()
                .objects(objects)
                .pace(settings.pace())
                .settle(Duration.ZERO)
                .retention(settings.retention())
                .events(new EventLog())
                .monitor(monitor)
                .defaultScope(settings.scope())));
    }

    @Provides
    @Singleton
    Behind behind(LocalHealthLake lake) {
        return new Behind(lake, lake, false, lake::objects, lake::reset, () -> close(lake));
    }

    /** Jobs end before what they write into is let go of. */
    private void close(LocalHealthLake lake) {
        lake.close();
        if (objects instanceof S3ObjectStore s3) {
            s3.close();
        }
    }
}
