package dev.tarn.ports.bucket;

import dev.tarn.domain.job.S3Uri;
import java.util.List;
import java.util.Optional;

/** The multipart uploads of a {@link BucketStore}. They last until they are completed or aborted. Thread-safe. */
public interface MultipartUploads {

    /**
     * Begins an upload.
     *
     * @param algorithm of the checksum that the client announced
     * @param composite whether the object's checksum is made of the parts' checksums
     * @return its id
     * @throws BucketException if there is no such bucket
     */
    String begin(S3Uri uri, ObjectMetadata metadata, Optional<String> algorithm, boolean composite);

    /** {@return the upload; throws a {@link BucketException} if there is no such upload of this object} */
    MultipartUpload describe(S3Uri uri, String id);

    /** {@return all uploads to a bucket, in the order of their keys} */
    List<MultipartUpload> list(String bucket);

    /** Begins a part; it replaces an earlier one of this number when it is committed. */
    ObjectUpload part(S3Uri uri, String id, int number);

    /** {@return the parts, in the order of their numbers} */
    List<UploadedPart> parts(S3Uri uri, String id);

    /**
     * Makes the object of parts, in one step, and ends the upload. A failure leaves the upload as it was.
     *
     * @param parts from {@link #parts}, in the order in which they follow one another
     * @param etag of the object
     * @param metadata of the object
     */
    ObjectHead complete(
            S3Uri uri,
            String id,
            List<UploadedPart> parts,
            String etag,
            ObjectMetadata metadata,
            WriteCondition condition);

    /** Ends the upload and removes its parts. */
    void abort(S3Uri uri, String id);
}
