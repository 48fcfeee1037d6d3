package dev.tarn.app.backend;

import dev.tarn.app.setting.Backend;
import dev.tarn.aws.AwsHealthLakes;
import dev.tarn.aws.AwsSettings;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.domain.failure.Unsupported;
import dev.tarn.ports.admin.Health;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import dev.tarn.ports.event.EventFeed;
import dev.tarn.ports.fault.Faults;
import java.util.Optional;

/**
 * The real HealthLake behind the server, by the credentials of the environment. Loaded only if the settings name it.
 */
public final class AwsBackend {

    private AwsBackend() {}

    /** Opens the connection and sends one request, so that a wrong setting fails at start. */
    public static BackendHandle open(Backend.Aws backend) {
        AwsHealthLakes lakes = AwsHealthLakes.of(settings(backend));
        try {
            lakes.healthLake().datastores().list(ListDatastoresRequest.all().pagesOf(1));
        } catch (HealthLakeException e) {
            lakes.close();
            throw e;
        }
        return behind(lakes);
    }

    private static AwsSettings settings(Backend.Aws backend) {
        AwsSettings settings = AwsSettings.ofEnvironment();
        settings = backend.endpoint().map(settings::at).orElse(settings);
        return backend.region().map(settings::in).orElse(settings);
    }

    private static BackendHandle behind(AwsHealthLakes lakes) {
        return new BackendHandle(
                lakes,
                lakes,
                EventFeed.EMPTY,
                () -> true,
                () -> {
                    throw new Unsupported("The objects of the real HealthLake are in S3; reach them there");
                },
                Optional.empty(),
                AwsBackend::refuseReset,
                AwsBackend::refuseReset,
                () -> Health.UP,
                directory -> {
                    throw new Unsupported("The data of the real HealthLake is at AWS; back it up with an export job");
                },
                Optional.empty(),
                new Faults(),
                Optional.empty(),
                lakes::close);
    }

    private static void refuseReset() {
        throw new Unsupported("The real HealthLake cannot be reset; delete its data stores one by one");
    }
}
