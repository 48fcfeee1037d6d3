package dev.tarn.ports.bucket;

import dev.tarn.domain.job.S3Uri;
import java.time.Instant;

/**
 * An object without its bytes.
 *
 * @param size in bytes
 * @param etag without quotes: the MD5 of the bytes in hex, or another value with a dash, as S3 has it for multipart uploads
 */
public record ObjectHead(S3Uri uri, long size, Instant lastModified, String etag, ObjectMetadata metadata) {}
