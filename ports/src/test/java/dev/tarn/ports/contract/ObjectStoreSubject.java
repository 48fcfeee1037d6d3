package dev.tarn.ports.contract;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectStore;

/** An object store under test, fresh and empty; the buckets {@link #BUCKET} and {@link #OTHER_BUCKET} can be written. */
public interface ObjectStoreSubject extends AutoCloseable {

    S3Uri BUCKET = new S3Uri("s3://contract-objects");

    S3Uri OTHER_BUCKET = new S3Uri("s3://contract-others");

    ObjectStore objects();

    /** Ends it; nothing of it stays. */
    @Override
    void close();
}
