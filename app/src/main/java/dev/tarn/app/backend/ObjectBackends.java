package dev.tarn.app.backend;

import dev.tarn.app.setting.ObjectBackend;
import dev.tarn.inmemory.objectstore.DirectoryObjectStore;
import dev.tarn.ports.objectstore.ObjectStore;

/** Opens the object store in the settings. */
final class ObjectBackends {

    /**
     * An open object store.
     *
     * @param close releases what the store holds; must be called by the owner
     */
    record Opened(ObjectStore store, Runnable close) {}

    private ObjectBackends() {}

    /** {@return the object store; S3 has been checked for reachability and credentials} */
    static Opened open(ObjectBackend backend) {
        return backend instanceof ObjectBackend.S3 s3
                ? AwsAdapter.required("S3 (--s3)", () -> S3Backend.open(s3))
                : new Opened(new DirectoryObjectStore(((ObjectBackend.Directory) backend).path()), () -> {});
    }
}
