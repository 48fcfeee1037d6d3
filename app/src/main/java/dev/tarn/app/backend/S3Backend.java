package dev.tarn.app.backend;

import dev.tarn.app.backend.ObjectBackends.Opened;
import dev.tarn.app.setting.ObjectBackend;
import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.aws.s3.S3Settings;
import dev.tarn.domain.failure.HealthLakeException;

/** Objects in S3, for the jobs of a local HealthLake. Loaded only if the settings name S3. */
public final class S3Backend {

    private S3Backend() {}

    /** {@return the object store; S3 has answered one request with these credentials} */
    static Opened open(ObjectBackend.S3 backend) {
        S3ObjectStore store =
                S3ObjectStore.of(backend.endpoint().map(S3Settings::ofServer).orElseGet(S3Settings::ofEnvironment));
        try {
            store.ask();
            return new Opened(store, store::close);
        } catch (HealthLakeException e) {
            store.close();
            throw e;
        }
    }
}
