package dev.tarn.ports.bucket;

import dev.tarn.domain.job.S3Uri;
import java.time.Instant;
import java.util.Optional;

/**
 * A multipart upload that has begun.
 *
 * @param metadata the headers of the object to be
 * @param algorithm of the checksum that the client announced, in S3's spelling
 * @param composite whether the object's checksum is made of the parts' checksums
 */
public record MultipartUpload(
        String id,
        S3Uri uri,
        Instant initiated,
        ObjectMetadata metadata,
        Optional<String> algorithm,
        boolean composite) {}
