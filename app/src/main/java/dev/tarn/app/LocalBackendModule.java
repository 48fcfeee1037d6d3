package dev.tarn.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.Scopes;
import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.LocalHealthLakeBuilder;
import dev.tarn.inmemory.LocalModule;
import dev.tarn.ports.JobMonitor;
import dev.tarn.ports.ObjectStore;
import java.time.Duration;

/** HealthLake on this machine, behind the server. */
final class LocalBackendModule extends AbstractModule {

    private final Settings settings;
    private final DataBackend data;
    private final ObjectStore objects;
    private final JobMonitor monitor;

    LocalBackendModule(Settings settings, DataBackend data, ObjectStore objects, JobMonitor monitor) {
        this.settings = settings;
        this.data = data;
        this.objects = objects;
        this.monitor = monitor;
    }

    @Override
    protected void configure() {
        install(new LocalModule(
                data instanceof DataBackend.Directory directory ? lake().data(directory.path()) : lake()));
        Provider<LocalHealthLake> opened = getProvider(LocalHealthLake.class);
        bind(Behind.class).toProvider(() -> behind(open(opened))).in(Scopes.SINGLETON);
    }

    /** The describe over HTTP waits without a thread; the one behind it must not wait once more. */
    private LocalHealthLakeBuilder lake() {
        return LocalHealthLake.builder()
                .objects(objects)
                .pace(settings.pace())
                .settle(Duration.ZERO)
                .retention(settings.retention())
                .events(new EventLog())
                .monitor(monitor)
                .defaultScope(settings.scope());
    }

    private Behind behind(LocalHealthLake lake) {
        return new Behind(lake, lake, lake::isBusy, lake::objects, lake::reset, () -> close(lake));
    }

    /** A directory of data may be another process's, or damaged; S3 has been opened by then. */
    private LocalHealthLake open(Provider<LocalHealthLake> opened) {
        try {
            return opened.get();
        } catch (ProvisionException e) {
            closeObjects();
            throw e;
        }
    }

    /** Jobs end before what they write into is let go of. */
    private void close(LocalHealthLake lake) {
        lake.close();
        closeObjects();
    }

    private void closeObjects() {
        if (objects instanceof S3ObjectStore s3) {
            s3.close();
        }
    }
}
