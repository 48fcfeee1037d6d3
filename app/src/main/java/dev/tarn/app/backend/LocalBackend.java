package dev.tarn.app.backend;

import dev.tarn.app.backend.ObjectBackends.Opened;
import dev.tarn.app.process.EventLog;
import dev.tarn.app.setting.DataBackend;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.event.HealthLakeEvent;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.LocalHealthLakeBuilder;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.inmemory.objectstore.bucket.DirectoryBuckets;
import java.util.Optional;
import java.util.function.Consumer;

/** A local HealthLake as the server's backend. */
public final class LocalBackend {

    private LocalBackend() {}

    /** Opens the backend. Closes S3 again if the data directory is locked by another process, or damaged. */
    public static BackendHandle open(Settings settings, DataBackend data, Consumer<HealthLakeEvent> listener) {
        Opened objects = ObjectBackends.open(settings.objects());
        try {
            return behind(
                    lake(settings, data)
                            .objects(objects.store())
                            .listener(listener)
                            .build(),
                    objects,
                    settings.validator().isPresent());
        } catch (RuntimeException | Error e) {
            objects.close().run();
            throw e;
        }
    }

    private static LocalHealthLakeBuilder lake(Settings settings, DataBackend data) {
        LocalHealthLakeBuilder lake = LocalHealthLake.builder()
                .pace(settings.pace())
                .describeWait(settings.describeWait())
                .retention(settings.retention())
                .listener(new EventLog())
                .compat(settings.compat())
                .searchLag(settings.searchLag())
                .quotas(settings.tools().quotas())
                .defaultScope(settings.scope());
        settings.validation().ifPresentOrElse(lake::validation, lake::withoutValidation);
        settings.profiles().registry().ifPresent(lake::profiles);
        lake.ignoreUnknownProfiles(settings.profiles().ignoresUnknown());
        settings.validator().ifPresent(lake::validator);
        return data instanceof DataBackend.Directory directory ? lake.data(directory.path()) : lake;
    }

    /**
     * Closes in this order: first the jobs end, then the stores that they write to are closed.
     *
     * @param blocks whether a call can block at any time, as one that waits for another validator than Tarn's own
     */
    private static BackendHandle behind(LocalHealthLake lake, Opened objects, boolean blocks) {
        return new BackendHandle(
                lake.forServer(),
                lake.withoutRequestFaults(),
                lake,
                blocks ? () -> true : lake::isBusy,
                lake::objects,
                objects.store() instanceof DirectoryObjectStore directory
                        ? Optional.of(DirectoryBuckets.of(directory))
                        : Optional.empty(),
                lake::reset,
                lake::resetAll,
                lake::health,
                lake::backup,
                Optional.of(lake.clock()),
                lake.faults(),
                Optional.of(lake.snapshots()),
                () -> {
                    lake.close();
                    objects.close().run();
                });
    }
}
