package dev.tarn.aws.s3;

import dev.tarn.ports.contract.ObjectStoreSubject;
import dev.tarn.ports.objectstore.ObjectStore;

/** S3ObjectStore over HTTP on an S3Proxy of its own, for the contract. */
final class S3Subject implements ObjectStoreSubject {

    private final S3Server server = S3Server.inMemory(BUCKET.bucket(), OTHER_BUCKET.bucket());
    private final S3ObjectStore store = S3ObjectStore.of(server.settings());

    @Override
    public ObjectStore objects() {
        return store;
    }

    @Override
    public void close() {
        store.close();
        server.close();
    }
}
