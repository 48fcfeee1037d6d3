package dev.tarn.app;

import dev.tarn.aws.s3.S3ObjectStore;
import dev.tarn.aws.s3.S3Settings;
import dev.tarn.domain.failure.HealthLakeException;
import dev.tarn.inmemory.object.DirectoryObjectStore;
import dev.tarn.ports.ObjectStore;

/** Makes the object store that the settings name. */
final class ObjectBackends {

    private ObjectBackends() {}

    /** {@return the object store; S3 has been asked whether it is there and knows us} */
    static ObjectStore open(ObjectBackend backend) {
        return backend instanceof ObjectBackend.S3 s3 ? s3(s3) : directory((ObjectBackend.Directory) backend);
    }

    private static ObjectStore directory(ObjectBackend.Directory directory) {
        return new DirectoryObjectStore(directory.path());
    }

    private static ObjectStore s3(ObjectBackend.S3 backend) {
        S3ObjectStore store =
                S3ObjectStore.of(backend.endpoint().map(S3Settings::ofServer).orElseGet(S3Settings::ofEnvironment));
        try {
            store.ask();
            return store;
        } catch (HealthLakeException e) {
            store.close();
            throw e;
        }
    }
}
