package dev.tarn.ports.bucket;

/** An object, or a part of one, while it is written. Closed without a commit, it leaves no trace. Not thread-safe. */
public interface ObjectUpload extends AutoCloseable {

    /** Adds bytes. */
    void write(byte[] bytes, int offset, int length);

    /**
     * Makes the object appear, whole and with its metadata, in one step. Nothing can be added after it.
     *
     * @param etag the MD5 of all bytes in hex
     * @param metadata of a part, only its checksum
     * @param condition checked in the same step against the object that is there
     * @return the object as it is stored; its ETag can differ where metadata cannot be stored
     * @throws BucketException if the bucket, or the multipart upload, is gone, or it cannot be written
     */
    ObjectHead commit(String etag, ObjectMetadata metadata, WriteCondition condition);

    @Override
    void close();
}
