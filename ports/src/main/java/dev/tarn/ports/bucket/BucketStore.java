package dev.tarn.ports.bucket;

import dev.tarn.domain.job.S3Uri;
import java.util.List;
import java.util.Optional;

/**
 * Buckets and objects, for clients of S3. It shows the objects that jobs read and write; a store over the real S3 does not
 * implement it, since its clients reach S3 themselves. Thread-safe; every method blocks.
 *
 * <p>Methods throw a {@link BucketException} for what they cannot do.
 */
public interface BucketStore {

    /** {@return all buckets, in the order of their names} */
    List<Bucket> buckets();

    /** {@return the bucket; empty if there is none of this name} */
    Optional<Bucket> bucket(String name);

    /** {@return whether the bucket was created; false if it existed} */
    boolean createBucket(String name);

    /** Deletes a bucket, which must be empty. */
    void deleteBucket(String name);

    /** {@return a page of keys} */
    ObjectPage list(ObjectQuery query);

    /** {@return the object of exactly this key; empty if there is none} */
    Optional<ObjectHead> find(S3Uri uri);

    /** {@return the object, open; the caller closes it} */
    ObjectContent open(S3Uri uri);

    /** Begins an object. What was there before remains until the commit. */
    ObjectUpload put(S3Uri uri);

    /** Deletes an object, if it is there. */
    void delete(S3Uri uri, WriteCondition condition);

    /** {@return the multipart uploads} */
    MultipartUploads uploads();
}
