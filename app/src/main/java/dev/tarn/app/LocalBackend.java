package dev.tarn.app;

import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.inmemory.LocalHealthLake;
import dev.tarn.inmemory.LocalHealthLakeBuilder;
import dev.tarn.ports.JobMonitor;
import dev.tarn.ports.ObjectStore;
import java.time.Duration;

/** HealthLake on this machine, behind the server. */
final class LocalBackend {

    private LocalBackend() {}

    /** Opens it. Where a directory of data is another process's, or damaged, S3 is let go of again. */
    static Behind open(Settings settings, DataBackend data, JobMonitor monitor) {
        ObjectStore objects = ObjectBackends.open(settings.objects());
        try {
            return behind(lake(settings, data).objects(objects).monitor(monitor).build(), objects);
        } catch (RuntimeException | Error e) {
            close(objects);
            throw e;
        }
    }

    /** The describe over HTTP waits without a thread; the one behind it must not wait once more. */
    private static LocalHealthLakeBuilder lake(Settings settings, DataBackend data) {
        LocalHealthLakeBuilder lake = LocalHealthLake.builder()
                .pace(settings.pace())
                .settle(Duration.ZERO)
                .retention(settings.retention())
                .events(new EventLog())
                .defaultScope(settings.scope());
        return data instanceof DataBackend.Directory directory ? lake.data(directory.path()) : lake;
    }

    /** Jobs end before what they write into is let go of. */
    private static Behind behind(LocalHealthLake lake, ObjectStore objects) {
        return new Behind(lake, lake, lake::isBusy, lake::objects, lake::reset, () -> {
            lake.close();
            close(objects);
        });
    }

    private static void close(ObjectStore objects) {
        if (objects instanceof S3ObjectStore s3) {
            s3.close();
        }
    }
}
